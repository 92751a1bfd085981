//! Something that is done later than what is drawn now.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;

/// After what it is done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    /// What the page does now.
    Turn,
    /// The next picture is painted.
    Picture,
}

/// It is not done if this is dropped before.
pub(crate) struct Behind {
    _frame: Option<AnimationFrame>,
    _turn: Rc<RefCell<Option<Timeout>>>,
}

impl Behind {
    pub(crate) fn new(after: After, work: impl FnOnce() + 'static) -> Self {
        let turn = Rc::new(RefCell::new(None));
        let kept = turn.clone();
        let wait = move || *kept.borrow_mut() = Some(Timeout::new(0, work));
        let frame = match after {
            After::Turn => {
                wait();
                None
            }
            // a frame's callback runs before it is painted, what waits for a turn after it
            After::Picture => Some(request_animation_frame(move |_| wait())),
        };
        Self { _frame: frame, _turn: turn }
    }
}
