//! What is typed and cannot be taken is said, and nothing is lost.

use canghai_app::Language;
use thirtyfour::Key;

use crate::controls::Control;
use crate::figures::outcome_differences;
use crate::page::{Page, complaint};
use crate::runs::Run;
use crate::visit::Visit;

fn field(language: Language) -> String {
    Control::lever(language, "special_fund", 2018).field
}

fn messages(page: &Page) -> Vec<String> {
    let found = page.evaluate(
        "[...document.querySelectorAll('[role=alert]')].filter(e => e.checkVisibility())
            .map(e => e.textContent)",
    );
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

/// Waits for one message that holds all these words.
fn assert_says(page: &Page, words: &[&str]) {
    page.comes_right(|page| match &messages(page)[..] {
        [message] => {
            let missing = words.iter().filter(|word| !message.contains(**word));
            missing.map(|word| format!("\"{message}\" does not say {word}")).collect()
        }
        other => vec![format!("one message with {words:?} is wanted: {other:?}")],
    });
}

/// Pastes a text that must be refused with a message, be kept, and change no result.
fn assert_refused(page: &Page, language: Language, text: &str, words: &[&str]) {
    let (field, plan_effort) = (field(language), Run::of_ready_made("plan-effort"));
    page.paste_over(&field, text);
    assert_says(page, words);
    page.settle();
    assert_eq!(outcome_differences(page, &plan_effort), Vec::<String>::new());
    page.press(Key::Tab);
    page.settle();
    assert_eq!(page.value(&field), text);
    page.paste_over(&field, "2");
    page.comes_right(|page| complaint(messages(page).is_empty(), "the message stays"));
    page.comes_right(|page| outcome_differences(page, &plan_effort));
}

#[test]
fn what_cannot_be_taken_is_named_with_the_range_in_chinese() {
    let page = Visit::in_language(Language::Chinese).open_whole();
    let refuse = |text, words: &[&str]| assert_refused(&page, Language::Chinese, text, words);
    refuse("99", &["99", "0 至 20", "亿元/年"]);
    refuse("", &["不是数字", "0 至 20"]);
    refuse("十二", &["十二", "不是数字", "0 至 20"]);
}

#[test]
fn what_cannot_be_taken_is_named_with_the_range_in_english() {
    let page = Visit::in_language(Language::English).open_whole();
    let refuse = |text, words: &[&str]| assert_refused(&page, Language::English, text, words);
    refuse("99", &["99", "0 to 20", "CNY 100 m"]);
    refuse("", &["is not a number", "0 to 20"]);
    refuse("a lot", &["a lot", "is not a number", "0 to 20"]);
    for text in ["-1", "20.01", "NaN", "inf", "1e300", "1e400", "99999999999999999999"] {
        refuse(text, &[text, "0 to 20"]);
    }
}

#[test]
fn a_number_typed_figure_by_figure_is_refused_as_soon_as_it_is_too_large() {
    let page = Visit::in_language(Language::English).open_whole();
    page.type_over(&field(Language::English), "99");
    assert_says(&page, &["99", "0 to 20"]);
    assert_eq!(page.value(&field(Language::English)), "99");
}

#[test]
fn a_decimal_can_be_typed_figure_by_figure() {
    let page = Visit::in_language(Language::English).open_whole();
    let field = field(Language::English);
    page.type_over(&field, "12");
    for (figure, text) in [(".", "12."), ("0", "12.0"), ("5", "12.05")] {
        page.press(figure);
        page.settle();
        assert_eq!(
            (messages(&page), page.value(&field)),
            (Vec::new(), text.to_owned()),
            "after {figure}"
        );
    }
}
