//! The widest vector instructions at hand.

use canghai_sim::{Model, Number, Observer};

/// Runs a model for so many months with the widest vector instructions that the processor has, for
/// an observer of states alone.
// one function for all observers: a page is smaller for it, and a browser that has compiled it for
// speed for one has it for all
#[inline(never)]
pub(crate) fn run_widest<T: Number>(
    model: &Model<T>,
    months: usize,
    observer: &mut dyn Observer<T>,
) {
    widest(ModelRun { model, months, observer });
}

/// A model that is to be run.
struct ModelRun<'a, T> {
    model: &'a Model<T>,
    months: usize,
    observer: &'a mut dyn Observer<T>,
}

impl<T: Number> Work for ModelRun<'_, T> {
    #[expect(clippy::inline_always, reason = "see `Work::run`")]
    #[inline(always)]
    fn run(self) {
        self.model.run_states(self.months, self.observer);
    }
}

/// Something to be done that is inlined as a whole into [`widest`].
trait Work {
    /// Does it. It and all that it calls must be `inline(always)`: a function of its own would keep
    /// the narrow instructions that every processor has.
    fn run(self);
}

/// Does work with the widest vector instructions that the processor has.
///
/// None of them rounds differently: a product and a sum stay two operations, so that the digits are
/// the same on every machine.
#[cfg(not(target_family = "wasm"))]
fn widest(work: impl Work) {
    struct Inlined<W>(W);

    impl<W: Work> pulp::NullaryFnOnce for Inlined<W> {
        type Output = ();

        #[expect(clippy::inline_always, reason = "see `Work::run`")]
        #[inline(always)]
        fn call(self) {
            self.0.run();
        }
    }

    pulp::Arch::new().dispatch(Inlined(work));
}

/// Does work; in a page the vector instructions were chosen when it was built.
#[cfg(target_family = "wasm")]
fn widest(work: impl Work) {
    work.run();
}
