//! What is usual of a lever and what is heroic.

use canghai_app::Language;
use canghai_app::view::{MarkKind, Marks, marks};

use crate::common::app_in;

fn of(lever: &str, year: Option<usize>) -> Marks {
    marks(&app_in(Language::English), lever, year).expect("a lever of the pack")
}

fn value(marks: &Marks, kind: MarkKind) -> Option<f64> {
    marks.marks.iter().find(|mark| mark.kind == kind).map(|mark| mark.value)
}

#[test]
fn every_lever_has_a_mark_for_trend_and_plan_effort_of_each_year_and_of_all() {
    let app = app_in(Language::Chinese);
    for lever in &app.pack().levers {
        let key = lever.quantity.key;
        let effort = app.pack().ready_made[1].scenario.lever(app.pack(), key);
        for (year, (trend, effort)) in lever.trend.iter().zip(effort).enumerate() {
            let marks = marks(&app, key, Some(year)).expect("marks");
            assert_eq!(value(&marks, MarkKind::Trend), Some(*trend), "{key}");
            assert_eq!(value(&marks, MarkKind::Effort), Some(*effort), "{key}");
        }
        let all = marks(&app, key, None).expect("marks");
        let mean = effort.iter().sum::<f64>() / 3.0;
        assert_eq!(value(&all, MarkKind::Effort), Some(mean), "{key}");
    }
    assert_eq!(marks(&app, "no-such-lever", None), None);
}

#[test]
fn heroic_is_what_lies_above_the_plan_effort_and_all_that_was_seen() {
    assert_eq!(of("special_fund", None).heroic_from, Some(11.0));
    // the plan effort asks for more land than the one project that was seen
    assert_eq!(of("land", None).heroic_from, Some(3500.0));
    assert_eq!(of("high_level_talent", Some(0)).heroic_from, Some(120.0));
    assert_eq!(of("signed_projects", None).heroic_from, Some(83.0));
}

#[test]
fn nothing_is_called_heroic_where_nothing_was_seen_and_the_mark_is_left_out() {
    for lever in ["guidance_fund", "plot_ratio", "flexible_tenure", "skilled_training"] {
        let marks = of(lever, None);
        assert_eq!((marks.heroic_from, value(&marks, MarkKind::LargestSeen)), (None, None));
        assert!(marks.heroic_words.starts_with("No "), "{lever}: {}", marks.heroic_words);
    }
}

#[test]
fn marks_say_value_unit_and_grade() {
    let marks = marks(&app_in(Language::Chinese), "land", Some(0)).expect("marks");
    let words: Vec<&str> = marks.marks.iter().map(|mark| mark.words.as_str()).collect();
    assert_eq!(words[..2], ["基准情景 2,500 亩/年(测算假设)", "方案力度 3,500 亩/年(测算假设)"]);
    assert_eq!(
        words[2],
        "所见最大值 2,865 亩/年：北京现代沧州工厂一个项目的用地（2015年开工）(推算)"
    );
    assert_eq!(marks.usual_words, "通常 800 – 3,500 亩/年(推算)");
    assert_eq!(marks.heroic_words, "高于 3,500 亩/年 即超出方案力度和所见最大值");
}
