//! Classes of a drawing as attributes, so that it needs no style sheet.
//!
//! The page colours its charts by classes (in `web/style`: `first/6-charts.css`,
//! `first/6-sides.css`, `later/why.css`, `later/reach.css`). What those rules say of a chart in the
//! light theme stands here in one table, in the same order; a later rule goes before an earlier one.

use std::borrow::Cow;

use canghai_chart::Node;

use crate::palette::token;

/// What a rule sets: an attribute and its value. `--name` is a colour of the page, `own` and
/// `own-text` are the colours of the line that an element belongs to.
type Set = &'static [(&'static str, &'static str)];

/// A rule: the class that an element must have, another one that it or an element around it must
/// have (a part of it where it ends in `-`; none where it is empty), and what it sets.
struct Rule(&'static str, &'static str, Set);

/// What every text of a chart has.
const TEXT: Set = &[("fill", "--text-3"), ("font-size", "11.5")];

const RULES: &[Rule] = &[
    Rule("grid", "", &[("stroke", "--hair")]),
    Rule("zero", "", &[("stroke", "--base-line")]),
    Rule("span-shade", "", &[("fill", "--raised")]),
    Rule("span-end", "", &[("stroke", "--base-line"), ("stroke-dasharray", "2 3")]),
    Rule(
        "line",
        "",
        &[
            ("fill", "none"),
            ("stroke-linejoin", "round"),
            ("stroke-linecap", "round"),
            ("stroke", "own"),
            ("stroke-width", "2.5"),
        ],
    ),
    Rule("line", "scenario", &[("stroke-width", "3")]),
    Rule("line", "base", DASHED),
    Rule("line", "median", &[("stroke-width", "1.2"), ("stroke-dasharray", "1 3")]),
    Rule("line", "step-1", &[("stroke-width", "2")]),
    Rule("line", "step-2", &[("stroke-width", "2")]),
    Rule("line", "step-3", &[("stroke-width", "2")]),
    Rule("line", "step-lost", &[("stroke-width", "2"), ("stroke-dasharray", "2 4")]),
    Rule("line", "side-0", DASHED),
    Rule("line", "side-1", &[("stroke-width", "3")]),
    Rule("line", "side-2", &[("stroke-dasharray", "11 3 2.5 3"), ("stroke-linecap", "butt")]),
    Rule("line", "side-3", &[("stroke-dasharray", "2 4"), ("stroke-linecap", "butt")]),
    Rule("line", "side-4", &[("stroke-dasharray", "8 4"), ("stroke-linecap", "butt")]),
    Rule("line", "side-5", &[("stroke-dasharray", "4 2 1 2"), ("stroke-linecap", "butt")]),
    Rule("point", "", &[("fill", "own")]),
    Rule("open", "", &[("fill", "none"), ("stroke", "own"), ("stroke-width", "2")]),
    Rule(
        "rule-line",
        "",
        &[("stroke", "--goal"), ("stroke-width", "1.5"), ("stroke-dasharray", "2 4")],
    ),
    Rule(
        "rule-beyond",
        "",
        &[("stroke", "--goal"), ("stroke-dasharray", "1 7"), ("opacity", "0.7")],
    ),
    Rule("rule-label", "", &[("fill", "--goal"), ("font-size", "12"), ("font-weight", "700")]),
    Rule("ring", "", &[("fill", "--card"), ("stroke", "--primary"), ("stroke-width", "2.5")]),
    Rule("drop", "", &[("stroke", "--primary"), ("stroke-dasharray", "2 3")]),
    Rule("ring", "side-", &[("stroke", "own")]),
    Rule("drop", "side-", &[("stroke", "own")]),
    Rule("drop-label", "", &[("fill", "--primary"), ("font-size", "12"), ("font-weight", "700")]),
    Rule("drop-label", "compare", &[("fill", "--text-2")]),
    Rule("gap", "", &[("fill", "none"), ("stroke", "--text"), ("stroke-width", "1.5")]),
    Rule("gap-label", "", &[("fill", "--text"), ("font-size", "12"), ("font-weight", "700")]),
    Rule("gap-label", "", HALO),
    Rule("span-label", "", HALO),
    Rule("rule-label", "", HALO),
    Rule("drop-label", "", HALO),
    Rule("span-label", "", &[("stroke", "--raised")]),
    Rule("tie", "", &[("fill", "none"), ("stroke", "--text-3"), ("stroke-width", "0.8")]),
    Rule("end-name", "", &[("font-size", "12"), ("fill", "own-text")]),
    Rule("end-value", "", &[("font-size", "14"), ("font-weight", "700"), ("fill", "own-text")]),
    Rule("end-name", "gap", &[("fill", "--text"), ("font-weight", "700"), ("stroke", "none")]),
    Rule("band", "", &[("fill", "own")]),
    Rule("band-80", "", &[("opacity", "0.13")]),
    Rule("band-50", "", &[("opacity", "0.2")]),
    Rule("band", "layers", &[("stroke", "--card"), ("stroke-width", "1"), ("opacity", "0.85")]),
    Rule("line", "solved", &[("stroke-width", "3")]),
    Rule("line", "land-none", &[("stroke-width", "2"), ("stroke-dasharray", "2 4")]),
    Rule("line", "land-half", &[("stroke-dasharray", "8 4"), ("stroke-linecap", "butt")]),
    Rule("line", "land-all", &[("stroke-width", "3")]),
    Rule("ring", "solved", &[("stroke", "own")]),
    Rule("drop", "solved", &[("stroke", "own")]),
    Rule("row-label", "", &[("fill", "--text"), ("font-size", "13")]),
    Rule("row-note", "", &[("fill", "--text-2"), ("font-size", "12")]),
    Rule("bar-value", "", &[("fill", "--text"), ("font-size", "12"), ("font-weight", "600")]),
    Rule("row-label", "", HALO),
    Rule("row-note", "", HALO),
    Rule("bar-value", "", HALO),
    Rule("row-label", "whole", &[("font-weight", "700")]),
    Rule("bar-value", "whole", &[("font-weight", "700")]),
    Rule("block", "", &[("fill", "own")]),
    Rule("block", "low", &[("fill-opacity", "0.55")]),
    Rule("joint", "", &[("stroke", "--text-3"), ("stroke-dasharray", "2 2")]),
    Rule("cut", "", &[("fill", "none"), ("stroke", "--card"), ("stroke-width", "3")]),
    Rule("hatching", "", &[("stroke", "--card"), ("stroke-width", "3"), ("stroke-opacity", "0.7")]),
    Rule("bar-range", "", &[("fill", "none"), ("stroke", "--text-2"), ("stroke-width", "1.2")]),
    Rule("level-line", "", &[("stroke", "--text"), ("stroke-width", "1.5")]),
    Rule("level-label", "", &[("fill", "--text"), ("font-size", "12"), ("font-weight", "700")]),
    Rule("level-line", "goal", &[("stroke", "--goal"), ("stroke-dasharray", "2 4")]),
    Rule("level-label", "goal", &[("fill", "--goal")]),
    Rule("strip-head", "", &[("fill", "--text"), ("font-weight", "600")]),
    Rule("strip-meaning", "", &[("fill", "--text-2"), ("font-size", "12")]),
    Rule("strip-ground", "", &[("fill", "--raised")]),
    Rule("strip-ground", "bind-", &[("fill", "own")]),
    Rule("strip-ground", "growth-", &[("fill", "own"), ("fill-opacity", "1")]),
    Rule("strip-mark", "", &[("fill", "--text-3"), ("font-size", "12")]),
    Rule("strip-mark", "bind-", &[("fill", "--text"), ("font-weight", "600")]),
];

const DASHED: Set =
    &[("stroke-width", "2"), ("stroke-dasharray", "6 4"), ("stroke-linecap", "butt")];
/// A text over lines has a rim in the colour of the ground.
const HALO: Set = &[
    ("paint-order", "stroke"),
    ("stroke", "--card"),
    ("stroke-width", "3"),
    ("stroke-linejoin", "round"),
];

/// The colours of a line and of its words, by class.
const OWN: &[(&str, &str, &str)] = &[
    ("scenario", "primary", "primary"),
    ("difference", "primary", "primary"),
    ("base", "base-line", "base-text"),
    ("sector-1", "sector-1", "sector-fill-1"),
    ("sector-2", "sector-2", "sector-fill-2"),
    ("sector-3", "sector-3", "sector-fill-3"),
    ("sector-4", "sector-4", "sector-fill-4"),
    ("sector-5", "sector-5", "sector-fill-5"),
    ("sector-6", "sector-6", "sector-fill-6"),
    ("step-1", "step-1", "step-1"),
    ("step-2", "step-2", "step-2"),
    ("step-3", "step-3", "step-3"),
    ("step-4", "step-4", "step-4"),
    ("step-5", "step-5", "step-5"),
    ("step-lost", "base-line", "base-text"),
    ("total", "text", "text"),
    ("side-0", "base-line", "base-text"),
    ("side-1", "primary", "primary"),
    ("side-2", "side-2", "side-2"),
    ("side-3", "side-3", "side-3"),
    ("side-4", "side-4", "side-4"),
    ("side-5", "side-5", "side-5"),
    ("solved", "good", "good"),
    ("land-none", "base-line", "base-text"),
    ("land-half", "land", "land-text"),
    ("land-all", "land", "land-text"),
    ("money", "money", "money"),
    ("land", "land", "land-text"),
    ("talent", "talent", "talent"),
    ("promotion", "promotion", "promotion"),
    ("assumption", "grade-assumption", "grade-assumption"),
    ("world", "world", "world"),
    ("others", "text-3", "text-3"),
    ("grade-plan", "grade-statistic", "grade-statistic"),
    ("grade-statistic", "grade-statistic", "grade-statistic"),
    ("grade-derived", "grade-derived", "grade-derived"),
    ("grade-literature", "grade-literature", "grade-literature"),
    ("grade-assumption", "grade-assumption", "grade-assumption"),
    ("bind-land", "bind-land", "text"),
    ("bind-demand", "bind-demand", "text"),
    ("bind-construction", "bind-construction", "text"),
    ("bind-firms", "bind-firms", "text"),
    ("growth-capital", "money", "text"),
    ("growth-labour", "sector-3", "text"),
    ("growth-skills", "talent", "text"),
    ("growth-talent", "bind-firms", "text"),
    ("growth-knowledge", "sector-4", "text"),
    ("growth-land", "land", "text"),
    ("growth-modernisation", "sector-5", "text"),
    ("growth-agglomeration", "sector-2", "text"),
    ("growth-spillover", "bind-construction", "text"),
    ("growth-trend", "base-line", "text"),
    ("growth-utilisation", "bind-demand", "text"),
    ("growth-demand", "good-bar", "text"),
    ("growth-shock", "low", "text"),
    ("growth-before-plan", "half-bar", "text"),
    ("growth-residual", "text-3", "text"),
];

/// A drawing with attributes in place of classes; `around` are the classes of what it stands in.
pub(super) fn painted(drawing: &Node, around: &str) -> Node {
    let mut classes: Vec<String> = around.split_whitespace().map(str::to_owned).collect();
    paint(drawing, &mut classes)
}

fn paint(node: &Node, around: &mut Vec<String>) -> Node {
    let own: Vec<&str> =
        node.attribute("class").map_or_else(Vec::new, |words| words.split_whitespace().collect());
    let outside = around.len();
    around.extend(own.iter().map(|class| (*class).to_owned()));
    let mut painted = Node { attributes: kept(node), children: Vec::new(), ..node.clone() };
    for (name, value) in attributes(node, &own, around) {
        painted.attributes.retain(|(known, _)| *known != name);
        painted = painted.having(name, value);
    }
    painted.children = node.children.iter().map(|child| paint(child, around)).collect();
    around.truncate(outside);
    painted
}

/// The attributes that are the drawing's own.
fn kept(node: &Node) -> Vec<(&'static str, Cow<'static, str>)> {
    let idle = |name: &str| name == "class" || name == "role" || name.starts_with("data-");
    node.attributes.iter().filter(|(name, _)| !idle(name)).cloned().collect()
}

/// What the rules set of an element.
fn attributes(node: &Node, own: &[&str], around: &[String]) -> Vec<(&'static str, &'static str)> {
    let mut set: Vec<(&'static str, &'static str)> = Vec::new();
    let mut put = |all: Set| {
        for (name, value) in all {
            set.retain(|(known, _)| known != name);
            set.push((name, value));
        }
    };
    if node.tag == "text" {
        put(TEXT);
    }
    let rules = RULES.iter().filter(|Rule(class, other, _)| {
        own.contains(class) && (other.is_empty() || around.iter().any(|all| is(all, other)))
    });
    rules.for_each(|Rule(_, _, all)| put(all));
    set.into_iter().map(|(name, value)| (name, colour(value, around))).collect()
}

fn is(class: &str, wanted: &str) -> bool {
    if wanted.ends_with('-') { class.starts_with(wanted) } else { class == wanted }
}

/// A value of the rules as a colour, where it is one.
fn colour(value: &'static str, around: &[String]) -> &'static str {
    // the innermost class that has a colour of its own
    let line = || around.iter().rev().find_map(|class| OWN.iter().find(|(own, ..)| own == class));
    match value {
        "own" => line().map_or(token("primary"), |(_, own, _)| token(own)),
        "own-text" => line().map_or(token("primary"), |(_, _, own)| token(own)),
        value => value.strip_prefix("--").map_or(value, token),
    }
}

#[cfg(test)]
mod tests {
    use super::{OWN, RULES, Rule, painted};
    use crate::palette::TOKENS;
    use canghai_chart::Node;

    #[test]
    fn every_colour_that_a_rule_names_is_one_of_the_page() {
        let known = |name: &str| TOKENS.iter().any(|(token, _)| *token == name);
        let values = RULES.iter().flat_map(|Rule(_, _, set)| set.iter().map(|(_, value)| *value));
        for value in values.filter_map(|value| value.strip_prefix("--")) {
            assert!(known(value), "{value}");
        }
        assert!(OWN.iter().all(|(_, line, words)| known(line) && known(words)));
    }

    #[test]
    fn a_band_has_the_colour_of_what_it_stands_in_and_no_class() {
        let band = Node::new("path").with("class", "band band-80").with("data-band", "80");
        let band = painted(&band, "sector-2");
        assert_eq!(band.attribute("fill"), Some("#d9573f"));
        assert_eq!(band.attribute("opacity"), Some("0.13"));
        assert_eq!((band.attribute("class"), band.attribute("data-band")), (None, None));
    }

    #[test]
    fn a_later_rule_goes_before_an_earlier_one() {
        let line = painted(&Node::new("path").with("class", "line base"), "");
        assert_eq!(line.attribute("stroke"), Some("#8794a3"));
        assert_eq!(line.attribute("stroke-width"), Some("2"));
    }
}
