//! Something that is done once the next picture is painted.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;

/// It is not done if this is dropped before.
pub(crate) struct Behind {
    _frame: AnimationFrame,
    _turn: Rc<RefCell<Option<Timeout>>>,
}

impl Behind {
    pub(crate) fn new(work: impl FnOnce() + 'static) -> Self {
        let turn = Rc::new(RefCell::new(None));
        let kept = turn.clone();
        // a frame's callback runs before it is painted, what waits for a turn after it
        let frame =
            request_animation_frame(move |_| *kept.borrow_mut() = Some(Timeout::new(0, work)));
        Self { _frame: frame, _turn: turn }
    }
}
