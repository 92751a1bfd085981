//! What a report says in sentences, in the words of the page.

use canghai_app::{Language, percent, text_with};

use crate::about::Report;

impl Report<'_> {
    /// The title of a file.
    pub(crate) fn title(&self) -> String {
        let plan = self.language().of(&self.pack().short);
        let names = [("plan", plan), ("scenario", &*self.open_name())];
        let key = if self.compares() { "title_of_several" } else { "title" };
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
        let mut letters = words.trim().chars();
        let first = letters.next().map(char::to_uppercase);
        let mut sentence: String = first.into_iter().flatten().chain(letters).collect();
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
