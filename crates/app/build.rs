//! Packs the words that the page's first view does without.

use std::path::Path;
use std::{env, fs};

const WORDS: &str = "locales/later";

fn main() {
    println!("cargo::rerun-if-changed={WORDS}");
    let mut languages = rust_i18n_support::load_locales(WORDS, |_| false);
    let (Some(chinese), Some(english)) = (languages.remove("zh"), languages.remove("en")) else {
        println!("cargo::error={WORDS} must hold words in zh and en");
        return;
    };
    let mut packed = String::new();
    for (key, text) in &chinese {
        // that no text is missing is tested with those of the first view
        let other = english.get(key).unwrap_or(text);
        packed.extend([key, "\u{1f}", text, "\u{1f}", other, "\u{1e}"]);
    }
    let file = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("later");
    if let Err(error) = fs::write(&file, packed) {
        println!("cargo::error={} could not be written: {error}", file.display());
    }
}
