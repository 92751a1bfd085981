//! What a browser keeps of the application between two visits.
//!
//! A few lines of words, then each scenario as its file:
//!
//! ```text
//! canghai 1
//! language zh
//! theme system
//! welcome false
//! page explore
//! open 1
//! base 0
//! slide share hidden what the speaker wants to say
//! scenario ready-made plan-effort
//! world = "expected"
//! ...
//! scenario numbered 1
//! ...
//! ```

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::rc::Rc;

use canghai_plan::link::Page;
use canghai_plan::project::Minutes;
use canghai_plan::{Pack, Scenario, ShareGroup};

use crate::deck::{Arranged, Deck, Slide};
use crate::field::Lock;
use crate::language::Language;
use crate::state::{App, Notice, Settings};
use crate::theme::Theme;
use crate::workspace::{MOST_BESIDE, Tab, Title, Workspace};

const HEAD: &str = "canghai 1";
const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

impl App {
    /// What is to be kept.
    #[must_use]
    pub fn stored(&self) -> String {
        let Settings { language, theme, welcome, page } = self.settings;
        let workspace = &self.workspace;
        let place = |tab: &Tab| workspace.place(tab.id).unwrap_or_default();
        let mut text = format!(
            "{HEAD}\nlanguage {}\ntheme {}\nwelcome {welcome}\npage {}\nopen {}\nbase {}\n",
            language.key(),
            theme.word(),
            page.key(),
            place(workspace.open()),
            place(workspace.base()),
        );
        if !self.share.address.is_empty() {
            // writing to a string cannot fail
            let _ = writeln!(text, "address {}", self.share.address);
        }
        if *workspace.minutes != Minutes::default() {
            let _ = writeln!(text, "minutes {}", workspace.minutes.write());
        }
        if *workspace.deck() != Deck::default() {
            workspace.deck().slides().iter().for_each(|slide| write_slide(&mut text, slide));
        }
        for tab in workspace.tabs() {
            write_tab(&mut text, tab);
        }
        text
    }

    /// Takes up what was kept; gives `false`, says so and changes nothing where it cannot be read.
    pub fn restore(&mut self, text: &str) -> bool {
        let Some((workspace, settings, address)) = read(&self.pack, text) else {
            self.notice = Some(Notice::Unreadable);
            return false;
        };
        self.resume(workspace, settings);
        self.share.choose(&address);
        true
    }
}

/// A slide on one line: key, whether it is shown, notes.
fn write_slide(text: &mut String, one: &Arranged) {
    let shown = if one.shown { "shown" } else { "hidden" };
    let notes = one.notes.replace('\\', "\\\\").replace('\n', "\\n");
    // writing to a string cannot fail
    let _ = writeln!(text, "slide {} {shown} {notes}", one.slide.key());
}

/// A slide of a line; `None` of one that this version does not know.
fn read_slide(line: &str) -> Option<Arranged> {
    let mut words = line.splitn(3, ' ');
    let slide = Slide::from_key(words.next()?)?;
    let shown = words.next()? == "shown";
    let mut letters = words.next().unwrap_or_default().chars();
    let mut notes = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => notes.extend(letters.next().map(|c| if c == 'n' { '\n' } else { c })),
            letter => notes.push(letter),
        }
    }
    Some(Arranged { slide, shown, notes })
}

fn write_tab(text: &mut String, tab: &Tab) {
    let title = match &tab.title {
        Title::ReadyMade(id) => format!("ready-made {id}"),
        Title::Numbered(number) => format!("numbered {number}"),
    };
    // writing to a string cannot fail
    let _ = writeln!(text, "scenario {title}");
    for lock in &tab.locks {
        let _ = match lock {
            Lock::Sector(group, part) => writeln!(text, "lock {} {part}", group.key()),
            Lock::Instrument(part) => writeln!(text, "lock mix {part}"),
        };
    }
    text.push_str(&tab.scenario.write());
    if !text.ends_with('\n') {
        text.push('\n');
    }
}

fn read(pack: &Pack, text: &str) -> Option<(Workspace, Settings, String)> {
    let mut blocks = text.split("\nscenario ");
    let mut head = blocks.next()?.lines();
    if head.next()? != HEAD {
        return None;
    }
    let lines: Vec<(&str, &str)> = head.filter_map(|line| line.split_once(' ')).collect();
    let word = |key: &str| lines.iter().find(|(name, _)| *name == key).map(|(_, word)| *word);
    let settings = Settings {
        language: LANGUAGES
            .into_iter()
            .find(|language| Some(language.key()) == word("language"))?,
        theme: Theme::from_word(word("theme")?)?,
        welcome: word("welcome")? == "true",
        // what was kept before there were several pages has no word for one
        page: word("page").and_then(page).unwrap_or(Page::Explore),
    };
    let tabs: Vec<Tab> = blocks
        .take(MOST_BESIDE)
        .zip(1..)
        .map(|(block, id)| read_tab(pack, block, id))
        .collect::<Option<_>>()?;
    let workspace = Workspace::of(tabs, word("open")?.parse().ok()?, word("base")?.parse().ok()?)?;
    let slides = lines.iter().filter(|(name, _)| *name == "slide");
    let deck = Deck::of(slides.filter_map(|(_, line)| read_slide(line)));
    let mut workspace = workspace.with_deck(deck);
    if let Some(line) = word("minutes") {
        workspace.minutes = Rc::new(Minutes::read(pack, line)?);
    }
    Some((workspace, settings, word("address").unwrap_or_default().to_owned()))
}

/// The page of a word, if this version shows it.
fn page(word: &str) -> Option<Page> {
    Settings::PAGES.into_iter().find(|page| page.key() == word)
}

fn read_tab(pack: &Pack, block: &str, id: u32) -> Option<Tab> {
    let (title, rest) = block.split_once('\n')?;
    let title = match title.split_once(' ')? {
        ("ready-made", id) => Title::ReadyMade(id.to_owned()),
        ("numbered", number) => Title::Numbered(number.parse().ok()?),
        _ => return None,
    };
    let is_lock = |line: &&str| line.starts_with("lock ");
    let locks: BTreeSet<Lock> = rest.lines().take_while(is_lock).filter_map(read_lock).collect();
    let file: Vec<&str> = rest.lines().skip_while(is_lock).collect();
    let scenario = Scenario::read(pack, "kept", &file.join("\n")).ok()?;
    Some(Tab { id, title, scenario, locks })
}

fn read_lock(line: &str) -> Option<Lock> {
    let (whole, part) = line.strip_prefix("lock ")?.split_once(' ')?;
    let part = part.parse().ok()?;
    let group = ShareGroup::ALL.into_iter().find(|group| group.key() == whole);
    match (group, whole) {
        (Some(group), _) => Some(Lock::Sector(group, part)),
        (None, "mix") => Some(Lock::Instrument(part)),
        _ => None,
    }
}
