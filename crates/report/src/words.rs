//! What a report says in sentences, in the words of the page.

use canghai_app::{
    Beside, BoardRow, ChartName, FigureId, Language, Status, grouped, month, percent, text,
    text_with,
};
use canghai_plan::Grade;

use crate::about::Report;

impl Report<'_> {
    /// The title of a file.
    pub(crate) fn title(&self) -> String {
        let plan = self.language().of(&self.pack().short);
        let names = [("plan", plan), ("scenario", &*self.open_name())];
        let key = if self.scenarios().len() > 2 { "title_of_several" } else { "title" };
        self.say_with(key, &names)
    }

    /// Whether there is a scenario beside the base to compare it with.
    pub(crate) fn compares(&self) -> bool {
        self.scenarios().len() > 1
    }

    /// Place of the open scenario.
    pub(crate) fn open_place(&self) -> usize {
        let workspace = self.app().workspace();
        workspace.place(workspace.open().id).unwrap_or(0)
    }

    /// Place of a scenario in the row of line styles, the base's being 0.
    pub(crate) fn style_of(&self, place: usize) -> usize {
        let scenarios = self.scenarios();
        if scenarios.get(place).is_none_or(|one| one.is_base) {
            return 0;
        }
        1 + scenarios.iter().take(place).filter(|one| !one.is_base).count()
    }

    /// The share's target with its year.
    pub(crate) fn target_words(&self) -> String {
        let target = self.pack().target("share");
        let year = target.map_or(0, |target| target.year).to_string();
        let level = percent(self.pack().share_target().unwrap_or_default(), 0);
        let values = [("year", year.as_str()), ("level", &level)];
        text_with(self.language(), "chart.target", &values)
    }

    /// The findings, the first in importance first.
    pub(crate) fn findings(&self) -> Vec<String> {
        let page = self.page();
        let futures = page.futures.as_ref();
        let reached = futures.map_or("", |futures| futures.reached.as_str());
        let verdict: Vec<&str> = [page.headline.verdict.as_str(), reached]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        let joint = futures.map(|futures| {
            let values =
                [("label", futures.joint_label.as_str()), ("value", &futures.joint.number)];
            self.say_with("labelled", &values)
        });
        let compared = page.compare.as_ref().map(|compare| compare.sentence.clone());
        let all = [
            Some(page.announcement.clone()),
            Some(verdict.join(&self.say("then"))),
            Some(page.charts.finding.sentence.clone()),
            compared.filter(|_| self.compares()),
            joint,
        ];
        all.into_iter()
            .flatten()
            .filter(|words| !words.is_empty())
            .map(|it| self.sentence(&it))
            .collect()
    }

    /// Words as a sentence: with a capital and an end.
    pub(crate) fn sentence(&self, words: &str) -> String {
        let mut sentence = capital(words);
        let end = match self.language() {
            Language::Chinese => '。',
            Language::English => '.',
        };
        if !sentence.ends_with(['。', '.']) {
            sentence.push(end);
        }
        sentence
    }
}

impl Report<'_> {
    /// The chart that says most: the share of the open scenario, or of all where there are several.
    pub(crate) fn main_chart(&self) -> ChartName {
        if self.scenarios().len() > 2 { ChartName::All } else { ChartName::One(FigureId::Share) }
    }

    /// What that chart shows.
    pub(crate) fn main_chart_words(&self) -> String {
        let title = text(self.language(), "chart.share");
        let open = self.open_name();
        match self.main_chart() {
            ChartName::All => {
                let note = text_with(self.language(), "compare.share_note", &[("scenario", &open)]);
                format!("{title} · {note}")
            }
            _ => format!("{title} · {open} · {}", self.say("bands")),
        }
    }

    /// What the charts of the differences show.
    pub(crate) fn differences_words(&self) -> String {
        let names = [("scenario", &*self.open_name()), ("base", &*self.base_name())];
        format!("{} · {}", self.say_with("differences", &names), self.say("bands"))
    }

    /// The rows of the board with a level, of the open scenario.
    pub(crate) fn judged(&self) -> Vec<&BoardRow> {
        self.page().board.iter().filter(|row| row.status != Status::Shown).collect()
    }

    /// How the board is to be read.
    pub(crate) fn board_note(&self) -> String {
        self.say_with("board_note", &[("simulations", &self.simulations())])
    }

    /// How many inputs are alike, and how many differ that are not listed.
    pub(crate) fn inputs_note(&self, left_out: usize) -> String {
        let alike = self.page().compare.as_ref().map_or("", |compare| compare.inputs.note.as_str());
        let mut words = self.sentence(alike);
        if left_out > 0 {
            words.push_str(&self.say_with("inputs_left_out", &[("count", &left_out.to_string())]));
        }
        words.push_str(&self.say("inputs_note"));
        words
    }

    /// A name with its unit behind it, where it has one.
    pub(crate) fn named_unit(&self, name: &str, unit: &str) -> String {
        if unit.is_empty() {
            return name.to_owned();
        }
        self.say_with("with_unit", &[("name", name), ("unit", unit)])
    }

    /// The method in a few sentences.
    pub(crate) fn method(&self) -> String {
        let calendar = &self.pack().calendar;
        let members = self.summary().map_or(0, |summary| summary.members);
        let members = grouped(members as f64, 0);
        let [first, last] =
            [0, calendar.horizon_years - 1].map(|index| calendar.year(index).to_string());
        let sectors = self.pack().sectors.len().to_string();
        let values = [
            ("members", members.as_str()),
            ("first", &first),
            ("last", &last),
            ("sectors", &sectors),
        ];
        self.say_with("method", &values)
    }

    /// How many of the pack's numbers have which grade.
    pub(crate) fn grades(&self) -> String {
        let pack = self.pack();
        let count = |grade: Grade| {
            pack.provenances().filter(|(_, provenance)| provenance.grade == grade).count()
        };
        let parts = Grade::WORDS.map(|(word, grade)| {
            let name = text(self.language(), &format!("grade.{word}"));
            format!("{name} {}", count(grade))
        });
        let all = pack.provenances().count().to_string();
        let parts = parts.join(&self.say("and"));
        self.say_with("grades", &[("all", &all), ("parts", &parts)])
    }

    /// The documents behind base year, growth and targets, so many of them at most, each in a line,
    /// and how many others there are.
    pub(crate) fn main_sources(&self, most: usize) -> Vec<String> {
        let pack = self.pack();
        let base = [&pack.base.gdp, &pack.base.share, &pack.base.firms];
        let base = base.into_iter().map(|figure| &figure.provenance);
        let targets = pack.targets.iter().map(|target| &target.provenance);
        let growth = pack.worlds.iter().flat_map(|world| world.growth.iter().map(|(_, it)| it));
        let refs: Vec<&String> =
            targets.chain(base).chain(growth).flat_map(|it| &it.refs).collect();
        let first = pack.sources.iter().filter(|source| refs.contains(&&source.id)).take(most);
        let mut lines: Vec<String> = first.map(|source| self.source(source)).collect();
        let others = pack.sources.len().saturating_sub(lines.len());
        if others > 0 {
            lines.push(self.say_with("more_sources", &[("count", &others.to_string())]));
        }
        lines
    }
}

/// Words with a capital at their beginning.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.trim().chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Labels and values of the comparison.
impl Report<'_> {
    /// The share in the plan's last year.
    pub(crate) fn share_label(&self) -> String {
        self.page().headline.title.clone()
    }

    /// The share in the last year of all.
    pub(crate) fn later_label(&self) -> String {
        let calendar = &self.pack().calendar;
        let year = calendar.year(calendar.horizon_years - 1).to_string();
        text_with(self.language(), "headline.title", &[("year", &year)])
    }

    /// The scenarios in the order in which the page compares them.
    fn columns(&self) -> Vec<Beside<'_>> {
        let scenarios = self.scenarios();
        let heads = self.page().compare.iter().flat_map(|compare| &compare.columns);
        heads.filter_map(|head| scenarios.iter().find(|one| one.id == head.id).cloned()).collect()
    }

    /// The share of each in the last year of all.
    pub(crate) fn shares_at_horizon(&self) -> Vec<String> {
        let last = self.pack().calendar.horizon_years - 1;
        let share = |one: &Beside| one.results.years.get(last).map(|year| year.city.share);
        let shares = self.columns();
        shares.iter().map(|one| percent(share(one).unwrap_or_default(), 2)).collect()
    }

    /// That the target is reached.
    pub(crate) fn reached_label(&self) -> String {
        let level = percent(self.pack().share_target().unwrap_or_default(), 0);
        self.say_with("compared.reached", &[("level", &level)])
    }

    /// When each scenario's central run reaches the target.
    pub(crate) fn reached_times(&self) -> Vec<String> {
        let (language, calendar) = (self.language(), &self.pack().calendar);
        let last = calendar.year(calendar.horizon_years - 1).to_string();
        let later = text_with(language, "futures.after", &[("last", &last)]);
        let time = |one: &Beside| {
            one.results.reached.map_or_else(|| later.clone(), |time| month(language, time))
        };
        self.columns().iter().map(time).collect()
    }

    /// The question that slides answer.
    pub(crate) fn question(&self) -> String {
        let target = self.pack().target("share");
        let year = target.map_or(0, |target| target.year).to_string();
        let level = percent(self.pack().share_target().unwrap_or_default(), 0);
        let scenario = self.open_name();
        let values = [("scenario", scenario.as_str()), ("year", &year), ("level", &level)];
        self.say_with("question", &values)
    }
}
