//! The charts, as they are drawn for states of the application.

use std::rc::Rc;
use std::sync::LazyLock;

use canghai_app::view::{Charts, Figure, Stage, page};
use canghai_app::{
    App, Below, ChartEvent, Counted, Depth, Event, Field, FigureId, Language, OnStage, Reply, Rows,
    TabEvent,
};
use canghai_chart::Node;

use crate::common::{self, after, answer, app, lever, reply};

fn showing(stage: OnStage) -> App {
    after([Event::Chart(ChartEvent::Show(stage))])
}

fn charts(app: &App) -> Charts {
    page(app).charts
}

/// All charts that are drawn, those on the stage first.
fn figures(charts: &Charts) -> Vec<Figure> {
    let stage = match &charts.stage {
        Stage::Charts(group) => group.figures.clone(),
        Stage::Table(..) => Vec::new(),
    };
    stage
        .into_iter()
        .chain(charts.below.iter().flatten().flat_map(|group| group.figures.clone()))
        .collect()
}

fn figure(app: &App, id: FigureId) -> Figure {
    figures(&charts(app)).into_iter().find(|figure| figure.id == id).expect("a chart")
}

/// What takes the stage by name, and one chart that came from below.
fn stages() -> impl Iterator<Item = OnStage> {
    let single = [FigureId::ShareDifference, FigureId::MoneyDifference, FigureId::Sector(3)];
    OnStage::CHOICES.map(|(_, stage)| stage).into_iter().chain(single.map(OnStage::One))
}

/// What the workers would answer to a new page, with fewer members.
static REPLY: LazyLock<Reply> = LazyLock::new(|| {
    let app = app();
    let order = app.order(Depth::Full);
    Reply { revision: order.revision, depth: Depth::Full, answer: answer(&app, order, 64) }
});

fn answered(app: &mut App) {
    app.update(Event::Answer(Box::new(REPLY.clone())));
}

fn path(chart: &Node, id: &str) -> String {
    let line = chart.walk().find(|node| node.attribute("data-series") == Some(id));
    line.and_then(|node| node.attribute("d")).expect("a line").to_owned()
}

fn words_in(chart: &Node) -> Vec<&str> {
    chart.walk().map(|node| node.text.as_str()).filter(|text| !text.is_empty()).collect()
}

#[test]
fn the_share_holds_every_month_of_the_run_and_stands_on_the_stage_at_first() {
    let app = app();
    let share = figures(&charts(&app)).remove(0);
    assert_eq!((share.id, share.enlarge.as_str()), (FigureId::Share, ""));
    assert_eq!(path(&share.chart, "scenario").split(['M', 'L']).skip(1).count(), 97);
    assert_ne!(path(&share.chart, "scenario"), path(&share.chart, "base"));
}

/// What stands at the axes of a chart.
fn ticks(app: &App, id: FigureId) -> Vec<String> {
    let chart = figure(app, id).chart;
    let is_tick = |node: &&Node| node.attribute("class").is_some_and(|class| class == "tick");
    chart.walk().filter(is_tick).map(|tick| words_in(tick).concat()).collect()
}

#[test]
fn axes_keep_their_ends_while_a_slider_moves() {
    let mut app = app();
    let slide = |app: &mut App, value: f64| {
        app.update(Event::Slide(Field::Lever(lever("land"), 2), value));
        app.update(reply(app, app.order(Depth::Quick), 64));
    };
    let all = [FigureId::Share, FigureId::MoneyDifference, FigureId::Sector(1)];
    answered(&mut app);
    let before = all.map(|id| ticks(&app, id));
    slide(&mut app, 3800.0);
    assert_eq!(all.map(|id| ticks(&app, id)), before);
    // an app that has seen no ensemble to the horizon has no room for one
    let mut app = common::app();
    slide(&mut app, 3800.0);
    for (id, before) in all.iter().zip(&before) {
        assert!(before.len() > 4, "{before:?}");
        assert_ne!(ticks(&app, *id), *before, "{id:?}");
    }
}

#[test]
fn the_share_names_the_target_the_plan_period_the_month_reached_and_both_differences() {
    let mut app = app();
    app.update(Event::Speak(Language::Chinese));
    let share = figure(&app, FigureId::Share);
    let words = words_in(&share.chart);
    for name in ["行动期 2018—2020", "2020 年目标 12%", "2024 年 1 月", "基准情景"] {
        assert!(words.contains(&name), "{name} is not among {words:?}");
    }
    let differences = words.iter().filter(|words| words.ends_with("个百分点")).count();
    assert_eq!(differences, 2, "at the plan's end and at the horizon: {words:?}");
}

#[test]
fn every_chart_below_can_take_the_stage_and_none_is_drawn_twice() {
    for stage in stages() {
        let charts = charts(&showing(stage));
        let drawn = figures(&charts);
        for (index, figure) in drawn.iter().enumerate() {
            assert!(!drawn[..index].iter().any(|other| other.id == figure.id), "{:?}", figure.id);
            assert_eq!(figure.enlarge.is_empty(), stage.shows(figure.id), "{:?}", figure.id);
        }
        let chosen = charts.choices.options.iter().filter(|(_, _, chosen)| *chosen).count();
        assert_eq!(chosen, usize::from(charts.put_back.is_empty()), "{stage:?}");
    }
}

#[test]
fn nothing_is_drawn_that_is_neither_on_the_stage_nor_below() {
    let drawn = figures(&charts(&app()));
    assert_eq!(drawn.len(), 10, "share, two differences, projects, six sectors");
    assert!(!drawn.iter().any(|figure| figure.id == FigureId::Stacked));
}

#[test]
fn no_window_is_too_small_or_too_large_to_draw() {
    for stage in stages() {
        for width in [0.0, 1.0, 320.0, 390.0, 768.0, 1440.0, 8000.0] {
            let mut app = showing(stage);
            answered(&mut app);
            app.update(Event::Resize(width));
            for figure in figures(&charts(&app)) {
                for (name, value) in figure.chart.walk().flat_map(|node| &node.attributes) {
                    let number = *name != "aria-label";
                    let bad = value.contains("NaN") || value.contains("inf");
                    assert!(!(number && bad), "{:?} at {width}: {name}={value}", figure.id);
                }
            }
        }
    }
}

#[test]
fn bands_come_with_the_answer_and_hold_the_median() {
    let mut app = app();
    answered(&mut app);
    let share = figure(&app, FigureId::Share);
    let bands = share.chart.walk().filter(|node| node.attribute("data-band").is_some());
    assert_eq!(bands.count(), 2);
    let pixels = |path: String| -> Vec<f64> {
        let points = path.trim_end_matches('Z').split(['M', 'L']).skip(1);
        let second = |point: &str| point.split_once(',').and_then(|(_, y)| y.parse().ok());
        points.map(|point| second(point).expect("a point")).collect()
    };
    let median = pixels(path(&share.chart, "median"));
    for id in ["80", "50"] {
        let band = share.chart.walk().find(|node| node.attribute("data-band") == Some(id));
        let band = band.and_then(|node| node.attribute("d")).expect("an outline").to_owned();
        let outline = pixels(band);
        let (high, low) = outline.split_at(outline.len() / 2);
        for (index, median) in median.iter().enumerate() {
            let (high, low) = (high[index], low[low.len() - 1 - index]);
            assert!(high <= *median && *median <= low, "month {index}: {high} {median} {low}");
        }
    }
}

#[test]
fn a_small_difference_is_said_to_be_small_and_none_to_be_none() {
    let lever =
        |key: &str| canghai_sim::Levers::<f64>::FIELDS.iter().position(|lever| lever.key == key);
    let mut app = after([Event::Tab(TabEvent::Add("trend".to_owned()))]);
    let finding = charts(&app).finding;
    assert!(finding.bars.iter().all(|bar| bar.value == "no change"), "{finding:?}");
    let field = Field::Lever(lever("high_level_talent").expect("a lever"), 2);
    app.update(Event::Slide(field, 65.0));
    let finding = charts(&app).finding;
    let value = &finding.bars[0].value;
    assert_eq!(value, "< 0.01 percentage points");
    let difference = figure(&app, FigureId::ShareDifference);
    assert!(difference.value.contains("< 0.01"), "{}", difference.value);
}

#[test]
fn the_finding_says_how_much_more_comes_after_the_plan() {
    let app = app();
    let finding = charts(&app).finding;
    let share = |year: usize| {
        let share = |results: &canghai_app::Results| results.years[year].city.share;
        (share(app.results()) - share(app.base())) * 100.0
    };
    let factor = format!("{:.1} times as much", share(7) / share(2));
    assert!(finding.sentence.contains(&factor), "{} / {factor}", finding.sentence);
    assert!(finding.bars[0].length < 0.6 && finding.bars[1].length == 1.0, "{finding:?}");
    assert!(finding.sentence.contains("keep their values"));
}

#[test]
fn a_month_says_the_same_in_every_chart() {
    let mut app = app();
    answered(&mut app);
    for stage in stages() {
        app.update(Event::Chart(ChartEvent::Show(stage)));
        for figure in figures(&charts(&app)) {
            let readout = figure.probe.readout(54);
            assert_eq!(readout.when, "June 2022", "{:?}", figure.id);
            assert!(!readout.items.is_empty());
            assert!(figure.probe.spoken(54).starts_with("June 2022; "));
        }
    }
}

#[test]
fn a_month_reads_value_range_and_base() {
    let mut app = app();
    answered(&mut app);
    let readout = figure(&app, FigureId::Share).probe.readout(36);
    assert_eq!(readout.when, "December 2020");
    let (own, base) = (&readout.items[0], &readout.items[1]);
    assert_eq!(own.value, page(&app).headline.value, "the last twelve months are the year");
    assert!(own.range.starts_with('(') && own.range.contains(" – "), "{}", own.range);
    assert_eq!(base.name, "trend");
}

#[test]
fn a_pointer_finds_the_month_below_it() {
    let share = figure(&app(), FigureId::Share);
    let cursor = |month: usize| {
        let node = share.probe.cursor(month);
        let x: f64 = node.children[0].attribute("x1").expect("a line").parse().expect("pixels");
        let width = node.attribute("viewBox").expect("a size").split(' ').nth(2).expect("a width");
        x / width.parse::<f64>().expect("pixels")
    };
    for month in [0, 1, 36, 95, 96] {
        assert_eq!(share.probe.month_at(cursor(month)), month);
    }
    assert_eq!((share.probe.month_at(-5.0), share.probe.month_at(5.0)), (0, 96));
}

#[test]
fn before_twelve_months_are_over_their_sum_is_not_invented() {
    let readout = figure(&app(), FigureId::MoneyDifference).probe.readout(5);
    assert_eq!(readout.items[0].value, "less than 12 months");
}

#[test]
fn sectors_have_one_scale_or_each_its_own() {
    let scales = |app: &App| -> Vec<String> {
        let sectors = figures(&charts(app)).into_iter();
        let sectors = sectors.filter(|figure| matches!(figure.id, FigureId::Sector(_)));
        sectors.map(|f| f.chart.attribute("data-y").expect("a scale").to_owned()).collect()
    };
    let mut own = scales(&app());
    let mut common = scales(&after([Event::Chart(ChartEvent::CommonScale(true))]));
    own.dedup();
    common.dedup();
    assert!(own.len() > 3 && common.len() == 1, "{own:?} {common:?}");
}

#[test]
fn a_sector_says_its_factor_since_the_base_year() {
    let app = app();
    let sector = figure(&app, FigureId::Sector(0));
    let pack = app.pack();
    let base = pack.base.gdp.value * 0.0765 * pack.sectors[0].share_of_base.value;
    let factor = app.results().years[7].value_added[0] / base;
    assert_eq!(sector.factor, format!("2017–2025 ×{factor:.1}"));
}

#[test]
fn layers_lie_on_each_other_and_end_at_the_sum() {
    let app = showing(OnStage::One(FigureId::Stacked));
    let stacked = figure(&app, FigureId::Stacked);
    let bands = stacked.chart.walk().filter(|node| node.attribute("data-band").is_some());
    assert_eq!(bands.count(), app.pack().sectors.len());
    let readout = stacked.probe.readout(96);
    let number = |index: usize| -> f64 {
        readout.items[index].value.replace(',', "").parse().expect("a number")
    };
    let sum: f64 = (1..readout.items.len()).map(number).sum();
    assert!((number(0) - sum).abs() < 0.35, "{} {sum}", number(0));
}

#[test]
fn the_way_of_projects_is_counted_in_projects_or_in_money() {
    let last = |app: &App| figure(app, FigureId::Funnel).probe.readout(96).items[0].value.clone();
    let app = after([Event::Chart(ChartEvent::Count(Counted::Money))]);
    let size = app.results().project_size;
    let signed = app.results().pipeline[96].signed;
    assert_eq!(last(&app), canghai_app::grouped(signed, 1));
    assert_eq!(last(&self::app()), canghai_app::grouped(signed / size, 0));
}

#[test]
fn the_table_holds_the_numbers_of_the_run() {
    let mut app = showing(OnStage::Table);
    answered(&mut app);
    let Stage::Table(years, _) = charts(&app).stage else { panic!("the table is on the stage") };
    assert_eq!((years.rows.len(), years.columns.len()), (8, 14));
    let row = &years.rows[2];
    assert_eq!((row.head.as_str(), &row.cells[0]), ("2020", &page(&app).headline.value));
    assert!(years.rows.iter().all(|row| row.cells.len() == 13));
    app.update(Event::Chart(ChartEvent::List(Rows::Months)));
    let Stage::Table(months, _) = charts(&app).stage else { panic!("the table is on the stage") };
    assert_eq!((months.rows.len(), months.rows[95].head.as_str()), (96, "December 2025"));
    assert_eq!(months.rows[35].cells[0], row.cells[0], "twelve months up to December are the year");
    let lines = months.tab_separated();
    assert!(lines.lines().all(|line| line.split('\t').count() == 14));
}

#[test]
fn a_long_name_leaves_the_chart_its_room() {
    let id = app().workspace().open().id;
    let name = "a scenario with a name that goes on and on".to_owned();
    let app = after([Event::Tab(TabEvent::Rename(id, name))]);
    let share = figure(&app, FigureId::Share);
    assert!(words_in(&share.chart).contains(&"a scenario with a…"), "{:?}", words_in(&share.chart));
}

#[test]
fn what_does_not_change_is_not_a_new_drawing_to_compare() {
    let app = app();
    let (one, other) = (figure(&app, FigureId::Share), figure(&app, FigureId::Share));
    assert!(!Rc::ptr_eq(&one.chart, &other.chart) && one.chart == other.chart);
    let copy = one.clone();
    assert!(Rc::ptr_eq(&one.chart, &copy.chart), "a copy shares its drawing");
}

#[test]
fn charts_out_of_sight_wait_until_the_full_ensemble_is_there() {
    let mut app =
        after([ChartEvent::Sight(0, true), ChartEvent::Sight(1, false)].map(Event::Chart));
    let drawn = |app: &App| charts(app).below.map(|group| group.is_some());
    let draw = |app: &mut App, below| app.update(Event::Chart(ChartEvent::Draw(below)));
    assert_eq!(drawn(&app), [true, true]);
    draw(&mut app, Below::Later);
    assert_eq!(drawn(&app), [false, false]);
    draw(&mut app, Below::InSight);
    assert_eq!(drawn(&app), [true, false]);
    answered(&mut app);
    assert_eq!(drawn(&app), [true, true]);
    draw(&mut app, Below::Later);
    assert_eq!(drawn(&app), [false, false], "not in the same picture as the stage");
}
