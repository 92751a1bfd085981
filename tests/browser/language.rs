//! The page speaks one language at a time.

use canghai_app::Language;
use serde_json::Value;

use crate::controls::LANGUAGE;
use crate::page::{Page, complaint};
use crate::visit::Visit;

/// Every text and every attribute with words, apart from the button that names the other language.
const WORDS: &str = "
    const button = document.querySelector(arguments[0]);
    const words = [document.title];
    const attributes = ['aria-label', 'aria-valuetext', 'title', 'alt', 'placeholder'];
    for (const element of document.body.querySelectorAll('*')) {
        if (element === button || element.matches('script, style, noscript')) continue;
        for (const node of element.childNodes) {
            if (node.nodeType === Node.TEXT_NODE) words.push(node.data);
        }
        for (const name of attributes) words.push(element.getAttribute(name) ?? '');
    }
    return words.filter(text => text.trim())";

fn words(page: &Page) -> Vec<String> {
    let words = page.run(WORDS, &[LANGUAGE.into()]);
    let words = words.as_array().cloned().unwrap_or_default();
    words.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A character of Chinese writing, its punctuation included; sections of the plan are numbered
/// with such characters in both languages.
fn is_chinese(c: char) -> bool {
    let is_number = "一二三四五六七八九十".contains(c);
    let is_writing =
        matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    is_writing && !is_number
}

fn in_chinese(page: &Page) -> Vec<String> {
    words(page).into_iter().filter(|text| text.chars().any(is_chinese)).collect()
}

/// Texts with an English word in them; names and abbreviations are in capitals.
fn in_english(page: &Page) -> Vec<String> {
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    let is_english = |text: &String| text.split(|c: char| !c.is_ascii_alphabetic()).any(is_word);
    words(page).into_iter().filter(is_english).collect()
}

#[test]
fn the_button_changes_every_word_to_english_and_back() {
    let page = Visit::in_language(Language::Chinese).open();
    assert_eq!(in_english(&page), Vec::<String>::new());
    page.click(LANGUAGE);
    page.comes_right(in_chinese);
    assert_eq!(page.evaluate("document.documentElement.lang"), "en");
    assert_eq!(page.text(LANGUAGE), "中文");
    page.click(LANGUAGE);
    page.comes_right(in_english);
    assert!(in_chinese(&page).len() > 100, "the page is in Chinese again");
    assert_eq!(page.evaluate("document.documentElement.lang"), "zh-CN");
    assert_eq!(page.text(LANGUAGE), "English");
}

#[test]
fn a_message_changes_its_language_too() {
    let page = Visit::in_language(Language::English).open_whole();
    let field = crate::controls::Control::lever(Language::English, "land", 2019).field;
    page.type_over(&field, "99999");
    page.comes_right(|page| {
        complaint(page.evaluate("!!document.querySelector('.problem')") == true, "no message")
    });
    page.click(LANGUAGE);
    page.comes_right(in_english);
    page.click(LANGUAGE);
    page.comes_right(in_chinese);
}
