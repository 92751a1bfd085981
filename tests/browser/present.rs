//! A presentation: gone through by keys, in two windows, on every screen.

use canghai_app::{App, Language, Slide};
use canghai_plan::{LONGEST_NAME, Pack, Scenario};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::layout::faults;
use crate::page::{Page, complaint};
use crate::rules;
use crate::visit::{DESKTOP, LAPTOP, PHONE, TABLET, Visit, Window};

/// Finds faults of the slide on the screen and describes each.
const FAULTS: &str = include_str!("present.js");
/// The smallest laptop that is met in offices.
const SMALL: Window = Window { width: 1366, height: 768, phone: false };
/// A large screen of the newest kind.
const VAST: Window = Window { width: 3840, height: 2160, phone: false };
const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];
/// Keys that go to the next slide.
const FORWARD: [Key; 4] = [Key::Right, Key::PageDown, Key::Space, Key::Down];

fn slide_faults(page: &Page) -> Vec<String> {
    let found = page.run(FAULTS, &[]);
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The page 汇报 when the full ensembles of all scenarios are there.
fn open(language: Language, window: Window) -> Page {
    let page = Visit::in_language(language).in_window(window).open();
    look_at_comparison(&page, 2);
    page.click("[data-row=question] .deck-name");
    page
}

/// Goes to the page 汇报 and to the slide that compares so many scenarios, once all have been run.
fn look_at_comparison(page: &Page, scenarios: usize) {
    page.click("button[data-page=present]");
    page.click("[data-row=compare] .deck-name");
    page.comes_right(|page| {
        let done = page.evaluate("document.querySelectorAll('.deck-preview .sign').length");
        complaint(done == scenarios, "the futures are still being run")
    });
}

fn is_on(page: &Page, slide: Slide) {
    let seen = |page: &Page| {
        page.evaluate("document.querySelector('.stage-screen .slide')?.dataset.slide")
    };
    page.comes_right(|page| complaint(seen(page) == slide.key(), &format!("{}", seen(page))));
}

fn begin(page: &Page) {
    page.focus("#present-start");
    page.press(Key::Enter);
    is_on(page, Slide::Question);
}

/// Goes through all slides by keys and looks at each.
fn go_through(page: &Page) {
    for (place, slide) in Slide::ALL.into_iter().enumerate() {
        is_on(page, slide);
        page.comes_right(slide_faults);
        page.comes_right(faults);
        page.press(FORWARD[place % FORWARD.len()].clone());
    }
}

#[test]
fn a_whole_presentation_runs_by_keys() {
    for language in LANGUAGES {
        let page = open(language, DESKTOP);
        begin(&page);
        assert_eq!(page.evaluate("document.fullscreenElement?.tagName"), json!("HTML"));
        go_through(&page);
        // beyond the last there is none
        is_on(&page, Slide::Sources);
        page.press(Key::Home);
        is_on(&page, Slide::Question);
        page.press(Key::End);
        is_on(&page, Slide::Sources);
        for (key, slide) in
            [(Key::PageUp, Slide::Takes), (Key::Left, Slide::Binds), (Key::Up, Slide::Why)]
        {
            page.press(key);
            is_on(&page, slide);
        }
        let said = page.text(".stage-screen [role=status]");
        assert!(said.contains('6') && said.contains('9'), "{said}");
        for keys in [["b", "b"], [".", "B"]] {
            page.press(keys[0]);
            page.comes_right(|page| {
                complaint(page.evaluate("!!document.querySelector('.stage-black') && !document.querySelector('.slide')") == true, "it is not black")
            });
            page.press(keys[1]);
            is_on(&page, Slide::Why);
        }
        page.press(Key::Escape);
        page.comes_right(|page| {
            let back = page.evaluate("document.activeElement?.id");
            complaint(back == "present-start", &format!("the focus is on {back}"))
        });
        assert_eq!(page.evaluate("document.fullscreenElement"), Value::Null);
        assert_eq!(
            page.evaluate("document.querySelector('.deck .chosen').dataset.row"),
            json!("why")
        );
        assert_eq!(page.console(), Vec::<String>::new());
    }
}

#[test]
fn every_screen_shows_every_slide() {
    for language in LANGUAGES {
        let page = open(language, SMALL);
        for window in [SMALL, LAPTOP, VAST] {
            page.resize(window);
            page.click("[data-row=question] .deck-name");
            begin(&page);
            page.resize(window);
            go_through(&page);
            page.press(Key::Escape);
            page.comes_right(|page| {
                complaint(
                    page.evaluate("!!document.querySelector('#present-start')") == true,
                    "the stage is still there",
                )
            });
        }
    }
}

#[test]
fn levers_are_pulled_on_the_stage_and_the_last_change_is_shown_again() {
    let page = open(Language::English, LAPTOP);
    begin(&page);
    page.press(Key::Right);
    is_on(&page, Slide::Share);
    let before = page.text(".number-value");
    page.click("[data-action=levers]");
    page.comes_right(slide_faults);
    page.focus("[data-lever=signed_projects] input[type=range]");
    // arrows move the slider that has the focus and not the slides
    page.press(Key::Right);
    page.press(Key::Right);
    is_on(&page, Slide::Share);
    page.comes_right(|page| {
        let now = page.text(".number-value");
        complaint(now != before, &format!("the number is still {now}"))
    });
    page.click("[data-action=replay]");
    page.comes_right(|page| {
        let said = page.text(".slide-sentence");
        complaint(said.contains(&before) && said.to_lowercase().contains("signed projects"), &said)
    });
    page.comes_right(slide_faults);
    // each press of a key was a step of its own
    page.press_with_control("z");
    page.press_with_control("z");
    page.becomes(|page| page.text(".number-value"), &before);
    // page keys turn the slide wherever the focus is
    page.press(Key::PageDown);
    is_on(&page, Slide::Board);
}

#[test]
fn two_windows_go_together() {
    let without: &str = "delete window.BroadcastChannel";
    for beforehand in ["", without] {
        let page = Visit::in_language(Language::Chinese).after(beforehand).open();
        page.click("button[data-page=present]");
        page.type_over("textarea[name=notes]", "<b>先说结论</b>");
        page.click("[data-action=console]");
        page.comes_right(|page| complaint(page.windows() == 2, "there is one window"));
        page.to_window(1);
        if !beforehand.is_empty() {
            // a window that was opened by the page has not run the script
            let script = json!({ "source": beforehand });
            page.devtools("Page.addScriptToEvaluateOnNewDocument", script);
            page.reload();
        }
        page.becomes(
            |page| {
                page.run("return document.querySelector('.notes-text')?.textContent ?? ''", &[])
                    .as_str()
                    .unwrap_or_default()
                    .to_owned()
            },
            "<b>先说结论</b>",
        );
        page.comes_right(faults);
        page.click(".console-ways .start");
        page.to_window(0);
        is_on(&page, Slide::Question);
        page.to_window(1);
        page.press(Key::PageDown);
        page.to_window(0);
        is_on(&page, Slide::Share);
        let before = page.text(".number-value");
        page.to_window(1);
        page.click("[data-knob='7'] summary");
        page.focus("[data-knob='7'] [data-year='0'] input");
        page.press(Key::Right);
        page.press(Key::Right);
        page.to_window(0);
        page.comes_right(|page| {
            complaint(page.text(".number-value") != before, "the lever was not pulled")
        });
        let now = page.text(".number-value");
        page.to_window(1);
        page.becomes(|page| page.text(".console-now .number-value"), &now);
        page.comes_right(|page| {
            let next =
                page.evaluate("document.querySelector('.console-next .slide')?.dataset.slide");
            complaint(next == Slide::Board.key(), &format!("next is {next}"))
        });
        page.click(".console-ways .black");
        page.to_window(0);
        page.comes_right(|page| {
            complaint(
                page.evaluate("!!document.querySelector('.stage-black')") == true,
                "it is light",
            )
        });
    }
}

/// A name as long as the page takes one.
fn longest(place: usize) -> String {
    let name =
        format!("第{place}个情景：战略性新兴产业用地、人才与招商引资协同推进并延续至方案期满以后");
    name.chars().cycle().take(LONGEST_NAME).collect()
}

#[test]
fn six_scenarios_with_the_longest_names_fit_their_slide() {
    let pack = Pack::embedded().expect("the embedded pack is valid");
    let own = |place: usize| {
        let ready = &pack.ready_made[place % pack.ready_made.len()];
        Scenario { name: longest(place), ..ready.scenario.clone() }
    };
    let scenarios: Vec<Scenario> = (0..6).map(own).collect();
    let app = App::holding(pack.clone(), Language::Chinese, &scenarios, (1, 0));
    let kept = app.expect("the embedded pack makes a model").stored();
    // a script for a visit lives as long as the tests
    let keep: &str = format!("localStorage.setItem('canghai', {})", json!(kept)).leak();
    for language in LANGUAGES {
        let page = Visit::in_language(language).in_window(DESKTOP).after(keep).open();
        look_at_comparison(&page, 6);
        page.focus("#present-start");
        page.press(Key::Enter);
        is_on(&page, Slide::Compare);
        for window in [DESKTOP, SMALL] {
            page.resize(window);
            page.comes_right(slide_faults);
            page.comes_right(faults);
        }
    }
}

#[test]
fn all_slides_are_printed() {
    let page = open(Language::Chinese, DESKTOP);
    page.click("[data-row=board] input");
    page.run("dispatchEvent(new Event('beforeprint'))", &[]);
    page.comes_right(|page| {
        let printed = page.evaluate("document.querySelectorAll('.deck-print .slide').length");
        complaint(printed == Slide::ALL.len() - 1, &format!("{printed} slides are printed"))
    });
    page.run("dispatchEvent(new Event('afterprint'))", &[]);
    page.comes_right(|page| {
        complaint(page.evaluate("!document.querySelector('.deck-print')") == true, "still there")
    });
}

#[test]
fn the_list_is_laid_out_and_kept_and_all_of_it_keeps_the_rules() {
    for language in LANGUAGES {
        let page = open(language, LAPTOP);
        page.click("[data-row=binds] input");
        page.click("[data-row=question] button:last-child");
        page.type_over("textarea[name=notes]", "a note");
        page.focus("#present-start");
        for window in [LAPTOP, DESKTOP, TABLET, PHONE] {
            page.resize(window);
            page.reload();
            page.comes_right(faults);
        }
        page.resize(LAPTOP);
        page.comes_right(|page| {
            let rows = page.evaluate("[...document.querySelectorAll('.deck li')].map(row => `${row.dataset.row} ${row.querySelector('input').checked}`).join()");
            let rows = rows.as_str().unwrap_or_default().to_owned();
            complaint(rows.starts_with("share true,question true") && rows.contains("binds false"), &rows)
        });
        rules::load(&page);
        for theme in ["light", "dark"] {
            page.choose("select.theme", theme);
            page.settle();
            assert_eq!(rules::violations(&page), Vec::<String>::new(), "{theme}");
        }
        page.focus("#present-start");
        page.press(Key::Enter);
        is_on(&page, Slide::Share);
        for _ in 0..8 {
            page.settle();
            assert_eq!(rules::violations(&page), Vec::<String>::new());
            page.press(Key::Right);
        }
    }
}
