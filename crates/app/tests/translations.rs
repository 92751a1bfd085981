//! Both languages are complete, every key is used, and every key used is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use canghai_analysis::{Constraint, Group, GrowthPart};
use canghai_app::{
    Language, bound_by, constraint_mark, group_label, growth_part_label, label, text, unit_label,
};
use canghai_plan::Pack;

/// Families of keys that are put together from the catalogue or from words of the pack.
const DERIVED: [&str; 15] = [
    "lever.",
    "parameter.",
    "outcome.",
    "unit.",
    "shares.",
    "grade.",
    "group.",
    "time.months.",
    "pages.",
    "source.",
    "why.group.",
    "why.resource.",
    "why.growth.",
    "why.input.",
    "why.constraint.",
];

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn translations() -> BTreeMap<String, BTreeMap<String, String>> {
    let locales = folder("locales");
    rust_i18n_support::load_locales(locales.to_str().expect("a UTF-8 path"), |_| false)
}

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(path).expect("a source file"));
        }
    }
}

/// The names between `%{` and `}`.
fn variables(text: &str) -> BTreeSet<&str> {
    text.split("%{").skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let all = translations();
    let (zh, en) = (&all["zh"], &all["en"]);
    assert!(zh.len() > 200, "the translations were found");
    let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(zh), keys(en));
    for (key, text) in zh {
        assert_eq!(variables(text), variables(&en[key]), "{key}");
        assert!(!text.trim().is_empty() && !en[key].trim().is_empty(), "{key}");
    }
}

#[test]
fn no_file_says_again_what_another_says() {
    let keys = ["locales/first", "locales/later"].into_iter().flat_map(|path| {
        let locales = folder(path);
        let files = fs::read_dir(&locales).expect("a folder of translations").flatten();
        let keys = files.map(|file| {
            let name = format!("/{}", file.file_name().to_string_lossy());
            let path = locales.to_str().expect("a UTF-8 path");
            rust_i18n_support::load_locales(path, |other| !other.ends_with(&name))["zh"].len()
        });
        keys.collect::<Vec<_>>()
    });
    assert_eq!(keys.sum::<usize>(), translations()["zh"].len());
}

#[test]
fn every_key_is_used() {
    let mut code = String::new();
    for path in ["src", "../cli/src", "../report/src", "../../web/src"] {
        sources(&folder(path), &mut code);
    }
    let all = translations();
    let idle = all["zh"].keys().filter(|key| {
        let last = key.rsplit('.').next().unwrap_or(key);
        // reports ask for their keys without the first part
        let asked = [key.as_str(), key.strip_prefix("report.").unwrap_or(key)];
        let whole = asked.iter().any(|key| code.contains(&format!("\"{key}\"")));
        // families are asked for by the last part of their key, as `say("syntax", …)`
        let family = key.contains('.') && code.contains(&format!("\"{last}\""));
        let derived = DERIVED.iter().any(|prefix| key.starts_with(prefix));
        let clap = key.starts_with("cli.argument.") || (key.starts_with("cli.") && last == "about");
        !(whole || family || derived || clap)
    });
    assert_eq!(idle.collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn everything_in_the_catalogue_has_a_name_and_a_unit_in_both_languages() {
    for language in [Language::Chinese, Language::English] {
        let mix = canghai_sim::Mix::<f64>::FIELDS.map(|part| part.id);
        for quantity in canghai_sim::catalogue::all().filter(|q| !mix.contains(&q.id)) {
            let name = label(language, quantity);
            assert!(!name.contains(".label"), "{name}");
            let unit = unit_label(language, quantity.unit);
            assert!(!unit.contains("unit."), "{unit}");
        }
    }
}

#[test]
fn everything_that_explains_has_a_name_in_both_languages() {
    let named = |language| {
        let groups = Group::ALL.map(|group| group_label(language, group));
        let parts = GrowthPart::ALL.map(|part| growth_part_label(language, part));
        let bound = Constraint::ALL.map(|constraint| bound_by(language, constraint));
        let marks = Constraint::ALL.map(|constraint| constraint_mark(language, constraint));
        [&groups[..], &parts, &bound, &marks].concat()
    };
    let (zh, en) = (named(Language::Chinese), named(Language::English));
    for (zh, en) in zh.iter().zip(&en) {
        assert!(zh != en && !zh.contains("why."), "{zh} {en}");
    }
}

#[test]
fn no_text_calls_a_finding_a_failure() {
    for text in translations()["zh"].values() {
        for word in ["无法实现", "失败", "虚报"] {
            assert!(!text.contains(word), "{text}");
        }
    }
}

#[test]
fn a_missing_key_would_be_seen() {
    let missing = text(Language::English, "no.such.key");
    assert!(missing.contains("no.such.key"));
    let pack = Pack::embedded().expect("the embedded pack is valid");
    assert_ne!(pack.label.zh(), pack.label.en());
}
