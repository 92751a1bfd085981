//! The document.

use canghai_app::{Language, board, chance};
use canghai_report::{Fonts, Trouble};

use crate::common::{
    LINK, app, app_of, computed, is_sound, pack, part, ready_made, report, texts, unzipped,
};
use crate::pictures::system_fonts;

#[test]
fn a_document_is_sound_and_says_what_run_and_ensemble_say() {
    for language in [Language::Chinese, Language::English] {
        let app = app(language, &["trend", "strong-push"]);
        let Ok(bytes) = report(&app).docx(&system_fonts()) else { return };
        let parts = unzipped(&bytes);
        is_sound(&parts);
        let document = part(&parts, "word/document.xml");
        let words = texts(document, "t");
        assert!(words.iter().all(|words| !words.contains("report.")), "{words:?}");
        let (results, summary) = computed("strong-push");
        let rows = board(language, &pack(), &results, Some(&summary));
        for (row, probability) in rows.iter().zip(&summary.targets) {
            let range = row.futures.as_ref().map(|futures| futures.range.clone());
            assert!(words.contains(&row.value) && words.contains(&range.expect("a range")));
            let number = chance(probability.value, summary.members);
            assert!(words.iter().any(|words| words.starts_with(&number)), "{number}");
        }
        assert!(words.iter().any(|words| words == LINK));
        assert!(document.contains("w:w=\"11906\" w:h=\"16838\""), "A4");
        assert!(part(&parts, "word/styles.xml").contains("w:eastAsia=\"Microsoft YaHei\""));
        assert!(parts.contains_key("word/media/image3.png"), "two charts and a code");
    }
}

#[test]
fn words_from_elsewhere_stay_words() {
    let mut own = ready_made(Language::English, "plan-effort");
    own.name = "<b>&\"x\"</b>".to_owned();
    let app = app_of(Language::English, &[ready_made(Language::English, "trend"), own]);
    let parts = unzipped(&report(&app).pptx().expect("slides"));
    is_sound(&parts);
    let words = texts(part(&parts, "ppt/slides/slide2.xml"), "t");
    assert!(words.iter().any(|words| words == "<b>&\"x\"</b>"), "{words:?}");
}

#[test]
fn a_document_without_fonts_is_refused() {
    let app = app(Language::Chinese, &["trend", "plan-effort"]);
    assert!(matches!(report(&app).docx(&Fonts::none()), Err(Trouble::NoLetter(_))));
}
