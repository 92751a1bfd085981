//! Words in a drawing never touch each other, whatever the lines do.

use canghai_chart::{
    EndLabel, Gap, LineChart, Marker, Node, Rule, Series, Shape, Span, label_room,
};

/// Numbers from 0 to 1, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        // the multiplier of a well-known linear congruential generator
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.next() * (high - low)
    }
}

fn chart(numbers: &mut Numbers) -> LineChart {
    let lines = 1 + (1..6).filter(|lines| numbers.next() * 6.0 > f64::from(*lines)).count();
    let line = |numbers: &mut Numbers| -> Vec<(f64, f64)> {
        let (slope, start) = (numbers.between(-1.0, 1.0), numbers.next());
        (0..=96).map(|m| f64::from(m) / 12.0).map(|t| (t, start + slope * t / 8.0)).collect()
    };
    let series: Vec<Series> = (0..lines)
        .map(|index| Series {
            id: index.to_string(),
            points: line(numbers),
            class: "scenario",
            end: Some(Shape::ALL[index]),
        })
        .collect();
    let labels: Vec<EndLabel> = series
        .iter()
        .map(|series| EndLabel {
            at: series.points[96].1,
            name: "方案力度".into(),
            value: "12.34%".into(),
            class: "scenario",
            one_line: numbers.next() < 0.5,
        })
        .collect();
    let own = &series[0].points;
    let size = (numbers.between(240.0, 900.0), numbers.between(100.0, 460.0));
    LineChart {
        size,
        margin: (16.0, label_room(&labels, size.1), 28.0, 42.0),
        times: (0.0, 8.0),
        values: (-1.0, 2.0),
        spans: vec![Span { times: (0.0, 3.0), label: "行动期 2018—2020".into() }],
        rules: vec![Rule {
            value: numbers.between(-1.0, 2.0),
            until: Some(3.0),
            label: "2020 年目标 12%".into(),
            class: "target",
        }],
        gaps: vec![Gap {
            time: 3.0,
            values: (own[36].1, own[36].1 + numbers.between(-0.5, 0.5)),
            label: "+0.42 个百分点".into(),
            aside: 0.0,
        }],
        markers: vec![Marker {
            point: (numbers.between(0.0, 8.0), numbers.between(-1.0, 2.0)),
            label: "2024 年 2 月".into(),
            class: "reached",
        }],
        series,
        labels,
        description: "lines".into(),
        ..LineChart::default()
    }
}

/// A text with the box that it is drawn in.
#[derive(Debug)]
struct Drawn {
    words: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

fn number(node: &Node, name: &str) -> f64 {
    node.attribute(name).and_then(|value| value.parse().ok()).expect("a position")
}

fn texts(node: &Node, found: &mut Vec<Drawn>) {
    if node.tag == "text" {
        let size =
            if node.attribute("class").is_some_and(|c| c.contains("value")) { 14.0 } else { 12.0 };
        // a Chinese sign is as wide as high, the others at least half as wide
        let wide: f64 = node.text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum();
        let (left, line) = (number(node, "x"), number(node, "y"));
        found.push(Drawn {
            words: node.text.clone(),
            left,
            top: line - 0.8 * size,
            right: left + wide * size,
            bottom: line + 0.15 * size,
        });
    }
    node.children.iter().for_each(|child| texts(child, found));
}

fn touch(a: &Drawn, b: &Drawn) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

#[test]
fn no_words_touch_in_any_of_many_drawings_and_none_leave_them() {
    let mut numbers = Numbers(20_180_101);
    for round in 0..3000 {
        let chart = chart(&mut numbers);
        let mut found = Vec::new();
        texts(&chart.draw(), &mut found);
        for (index, text) in found.iter().enumerate() {
            for other in &found[..index] {
                assert!(!touch(text, other), "{round}: {text:?} {other:?} in {:?}", chart.size);
            }
            let (width, height) = chart.size;
            let inside = text.left >= 0.0 && text.right <= width && text.top >= -1.0;
            assert!(inside && text.bottom <= height, "{round}: {text:?} in {:?}", chart.size);
        }
    }
}

#[test]
fn where_there_is_room_every_name_is_drawn() {
    let mut numbers = Numbers(1);
    let chart = LineChart { size: (640.0, 320.0), ..chart(&mut numbers) };
    let mut found = Vec::new();
    texts(&chart.draw(), &mut found);
    for name in ["行动期 2018—2020", "2020 年目标 12%", "+0.42 个百分点", "2024 年 2 月"]
    {
        assert!(found.iter().any(|text| text.words == name), "{name} is missing");
    }
}
