//! Drawings and pictures.

use canghai_app::{
    ChartName, Event, FigureId, Language, LookedAt, Needs, Page, WhyChart, percent, signed,
};
use canghai_report::{Fonts, Report, Trouble};
use resvg::usvg;

use crate::common::{LINK, app, computed, pack, report, texts};

/// The fonts of this machine.
pub(crate) fn system_fonts() -> Fonts {
    let mut loaded = fontdb::Database::new();
    loaded.load_system_fonts();
    Fonts::new(loaded)
}

fn charts() -> Vec<ChartName> {
    let pack = pack();
    let names = ChartName::names(&pack);
    names.iter().map(|name| ChartName::of(&pack, name).expect("a known name")).collect()
}

#[test]
fn every_chart_is_a_drawing_without_classes_that_says_what_it_rests_on() {
    let mut app = app(Language::English, &["trend", "plan-effort"]);
    app.work_out(Needs::Parts, |_| {});
    app.update(Event::Show(Page::Compare));
    let report = report(&app);
    // searches and thousands of runs are not made here
    let quick = |chart: &ChartName| {
        !matches!(chart.needs(), Needs::Variance | Needs::Frontier | Needs::Answer)
    };
    for chart in charts().into_iter().filter(quick) {
        let svg = report.svg(chart, (1200, 800)).expect("a drawing");
        assert!(usvg::Tree::from_str(&svg, &usvg::Options::default()).is_ok(), "{chart:?}");
        assert!(!svg.contains("class=") && !svg.contains("var(--"), "{chart:?}");
        let words = texts(&svg, "text").join(" ");
        let content = format!("{:08x}", pack().fingerprint());
        for part in ["model version 1", "base share 7.65%", "32 simulated futures", &content, LINK]
        {
            assert!(words.contains(part), "{part} in {chart:?}: {words}");
        }
        assert!(!words.contains("report."), "{words}");
    }
}

#[test]
fn the_line_goes_through_the_shares_of_the_run() {
    let app = app(Language::English, &["trend", "strong-push"]);
    let report = report(&app);
    let svg = report.svg(ChartName::One(FigureId::Share), Report::SIZE).expect("a drawing");
    let (results, _) = computed("strong-push");
    let words = texts(&svg, "text");
    assert!(words.contains(&percent(results.years[7].city.share, 2)), "{words:?}");
    let document = roxmltree::Document::parse(&svg).expect("well-formed XML");
    let line = document.descendants().find(|node| node.attribute("stroke-width") == Some("3"));
    let path = line.and_then(|line| line.attribute("d")).expect("the scenario's line");
    let points: Vec<(f64, f64)> = path
        .trim_start_matches('M')
        .split('L')
        .filter_map(|point| point.split_once(','))
        .map(|(x, y)| (x.parse().expect("a number"), y.parse().expect("a number")))
        .collect();
    assert_eq!(points.len(), 97);
    // two points of the path give the scale; all others have to lie on it, to a hundredth of a pixel
    let shares: Vec<f64> = std::iter::once(0.0765).chain(results.rolling_share).collect();
    let scale = (points[96].1 - points[0].1) / (shares[96] - shares[0]);
    for (point, share) in points.iter().zip(&shares) {
        let expected = points[0].1 + (share - shares[0]) * scale;
        assert!((point.1 - expected).abs() < 0.02, "{point:?} {expected}");
    }
}

#[test]
fn a_picture_has_the_size_asked_for_or_says_that_letters_are_missing() {
    let app = app(Language::Chinese, &["trend", "plan-effort"]);
    let report = report(&app);
    match report.png(ChartName::All, (800, 600), &system_fonts()) {
        Ok(png) => {
            assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
            let side = |at: usize| u32::from_be_bytes([0, 1, 2, 3].map(|byte| png[at + byte]));
            assert_eq!((side(16), side(20)), (800, 600));
        }
        Err(trouble) => assert!(matches!(trouble, Trouble::NoLetter(_)), "{trouble:?}"),
    }
}

#[test]
fn without_a_chinese_font_a_sentence_names_the_script() {
    let app = app(Language::Chinese, &["trend", "plan-effort"]);
    let trouble = report(&app).png(ChartName::All, (800, 600), &Fonts::none());
    let trouble = trouble.expect_err("no letters without fonts");
    assert!(trouble.describe(Language::Chinese).contains("汉字"), "{trouble:?}");
    assert!(trouble.describe(Language::English).contains("Chinese characters"));
}

/// The words of the waterfall of what is looked at.
fn waterfall(looked: &LookedAt) -> Vec<String> {
    let mut app = app(Language::English, &["trend", "plan-effort"]);
    app.look(looked);
    app.work_out(Needs::Parts, |_| {});
    app.update(Event::Show(Page::Compare));
    let chart = ChartName::Why(WhyChart::Waterfall);
    texts(&report(&app).svg(chart, Report::SIZE).expect("a drawing"), "text")
}

#[test]
fn the_waterfall_shows_the_exact_parts_of_what_the_page_looks_at() {
    let pack = pack();
    let ready = |id: &str| &pack.ready_made(id).expect("a ready-made scenario").scenario;
    let years = canghai_analysis::explain(&pack, ready("trend"), ready("plan-effort"), 8);
    let years = years.expect("valid scenarios");
    let usual = waterfall(&LookedAt::default());
    let share = years[7].city.share;
    let most = share.parts.iter().copied().fold(0.0, f64::max);
    for words in
        [percent(share.from, 2), percent(share.to, 2), signed(Language::English, most * 100.0, 2)]
    {
        assert!(usual.contains(&words), "{words} in {usual:?}");
    }
    let plan = waterfall(&LookedAt { plan_year: true, ..LookedAt::default() });
    assert!(plan.contains(&percent(years[2].city.share.to, 2)), "{plan:?}");
}

#[test]
fn a_chart_with_nothing_to_show_says_why() {
    let mut app = app(Language::English, &["trend"]);
    app.work_out(Needs::Parts, |_| {});
    app.update(Event::Show(Page::Compare));
    let report = report(&app);
    for chart in [ChartName::Why(WhyChart::Waterfall), ChartName::Frontier, ChartName::Reach] {
        let trouble = report.svg(chart, Report::SIZE).expect_err("nothing is there");
        let words = trouble.describe(Language::English);
        assert!(words.len() > 20 && !words.contains("report."), "{words}");
    }
}

#[test]
fn a_size_out_of_range_is_refused_with_the_range() {
    let app = app(Language::English, &["trend"]);
    let trouble = report(&app).svg(ChartName::All, (100, 600)).expect_err("too narrow");
    let words = trouble.describe(Language::English);
    assert!(words.contains("100x600") && words.contains("480x360 to 8192x8192"), "{words}");
}
