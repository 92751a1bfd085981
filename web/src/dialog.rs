//! A panel over the page, beside the button that opens it.

use web_sys::MouseEvent;
use yew::{
    Callback, Children, Html, Properties, function_component, html, use_effect, use_effect_with,
    use_node_ref,
};

use crate::{card, placing};

/// What a panel is called and holds.
#[derive(Properties, PartialEq)]
pub(crate) struct DialogProps {
    pub(crate) class: &'static str,
    /// Id of the button that opens it.
    pub(crate) opener: &'static str,
    pub(crate) title: String,
    /// Name of the button that closes it.
    pub(crate) shut: String,
    pub(crate) close: Callback<()>,
    pub(crate) children: Children,
}

/// The panel takes the focus when it opens and gives it back to its button when it closes.
#[function_component]
pub(crate) fn Dialog(props: &DialogProps) -> Html {
    let DialogProps { class, opener, title, shut, close, children } = props;
    let opener = *opener;
    let node = use_node_ref();
    {
        let (node, close) = (node.clone(), close.clone());
        use_effect_with((), move |()| {
            card::focus(&node);
            let listeners = card::listeners(&node, opener, &close);
            move || {
                drop(listeners);
                card::return_focus(opener);
            }
        });
    }
    {
        let node = node.clone();
        use_effect(move || placing::place(&node, opener));
    }
    let leave = card::leave_at_the_ends(&node, close);
    let heading = format!("{opener}-title");
    html! {
        <div ref={node} class={format!("info-card {class}")} role="dialog" aria-modal="false"
            aria-labelledby={heading.clone()} tabindex="-1" onkeydown={leave}>
            <div class="info-card-head">
                <h2 id={heading}>{ title }</h2>
                <button type="button" class="close" aria-label={shut.clone()}
                    onclick={close.reform(|_: MouseEvent| ())}>
                    <span aria-hidden="true">{ "×" }</span>
                </button>
            </div>
            { for children.iter() }
        </div>
    }
}
