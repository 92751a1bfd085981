//! From a token to scenarios.

use super::digits::Number;
use super::errors::{LinkError, LinkWarning};
use super::find::find;
use super::frozen::{PLANS, Plan};
use super::headlines::Headline;
use super::raw::{Content, Format, Origin, Shape};
use super::{IdKind, Page, Shared, View, frame, print};
use crate::pack::Pack;

mod scenario;

/// What a link says to this version of the program.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Scenarios that are valid for the pack, and what goes with them.
    pub shared: Shared,
    /// Whether the link was made with another version of the model.
    pub model_moved: bool,
    /// Whether the link was made with other numbers of the plan.
    pub plan_moved: bool,
    /// What was left out and why.
    pub warnings: Vec<LinkWarning>,
}

/// Opens the first link in a text: an address, a message, a token alone.
///
/// # Errors
/// As [`find`] and [`decode`].
pub fn open(pack: &Pack, text: &str) -> Result<Opened, LinkError> {
    let found = find(text)?;
    let mut opened = decode(pack, &found.token)?;
    if found.others > 0 {
        opened.warnings.push(LinkWarning::OtherLinks { count: found.others });
    }
    Ok(opened)
}

/// Reads a token; characters behind its end are ignored.
///
/// # Errors
/// A token that was cut or altered, is of a newer version or another plan, or of which nothing
/// would be left.
pub fn decode(pack: &Pack, token: &str) -> Result<Opened, LinkError> {
    let (format, mut number) = whole(token)?;
    let origin = Origin::default().coded(&mut number);
    let plan = plan(pack, &origin)?;
    let shape = Shape { format, years: plan.years, sectors: plan.sectors };
    let content = Content::default().coded(&mut number, shape);
    if !number.is_zero() {
        return Err(LinkError::Garbled);
    }
    let (shared, warnings) = shared(pack, plan, &content)?;
    Ok(Opened {
        shared,
        model_moved: origin.model != u64::from(canghai_sim::MODEL_VERSION),
        plan_moved: origin.print != print(pack),
        warnings,
    })
}

/// The content of a token that is whole and of a version that is known.
fn whole(token: &str) -> Result<(Format, Number), LinkError> {
    let symbols: Vec<u8> = token.bytes().map_while(frame::symbol).collect();
    let cut = |expected| LinkError::Cut { found: symbols.len(), expected };
    if symbols.len() < frame::HEAD {
        return Err(cut(None));
    }
    let head = frame::head(&symbols).ok_or(LinkError::Altered)?;
    let symbols = symbols.get(..head.length).ok_or_else(|| cut(Some(head.length)))?;
    let content = frame::content(symbols).ok_or(LinkError::Altered)?;
    let known = Format::ALL.into_iter().find(|format| format.character() == head.version);
    let format = known.ok_or(LinkError::Newer { version: char::from(head.version) })?;
    Ok((format, content))
}

/// The frozen plan of a token, which must be that of the pack.
fn plan(pack: &Pack, origin: &Origin) -> Result<&'static Plan, LinkError> {
    let known = PLANS.iter().find(|plan| plan.number == origin.plan);
    let (years, sectors) = (pack.calendar.plan_years, pack.sectors.len());
    let same = |plan: &&Plan| plan.id == pack.id && plan.years == years && plan.sectors == sectors;
    known.filter(same).ok_or_else(|| LinkError::OtherPlan {
        number: origin.plan,
        id: known.map(|plan| plan.id.to_owned()),
        open: pack.id.clone(),
    })
}

fn shared(
    pack: &Pack,
    plan: &Plan,
    content: &Content,
) -> Result<(Shared, Vec<LinkWarning>), LinkError> {
    let mut warnings = Vec::new();
    let mut scenarios = Vec::new();
    // where each scenario of the token went
    let mut places = Vec::new();
    for (place, raw) in content.scenarios.iter().enumerate() {
        let read = scenario::read(pack, plan, raw, place + 1, &mut warnings);
        places.push(read.is_some().then_some(scenarios.len()));
        match read {
            Some(scenario) => scenarios.push(scenario),
            None => warnings.push(LinkWarning::ScenarioLeftOut { scenario: place + 1 }),
        }
    }
    if scenarios.is_empty() {
        return Err(LinkError::NothingLeft { warnings });
    }
    let place = |place: usize| places.get(place).copied().flatten();
    let base = content.base.checked_sub(1).and_then(place);
    let open = place(content.open).unwrap_or(0);
    let view = view(pack, content, &mut warnings);
    let mut headlines = Vec::new();
    for raw in &content.headlines {
        match (place(raw.scenario), Headline::of(pack, raw)) {
            (Some(scenario), Ok(headline)) => headlines.push(Headline { scenario, ..headline }),
            (None, _) => {}
            (_, Err(warning)) => warnings.push(warning),
        }
    }
    Ok((Shared { scenarios, base, open, view, headlines }, warnings))
}

fn view(pack: &Pack, content: &Content, warnings: &mut Vec<LinkWarning>) -> View {
    let page = Page::NUMBERS.iter().find(|(number, _)| u64::from(*number) == content.page);
    if page.is_none() && content.page != 0 {
        let (kind, number) = (IdKind::Page, content.page);
        warnings.push(LinkWarning::Unknown { scenario: None, kind, number });
    }
    let years = i32::try_from(content.horizon).unwrap_or(0);
    let year = pack.calendar.base_year + years;
    // a horizon within the plan or beyond the model's is not one that the page can show
    let index = pack.calendar.index(year).filter(|index| index + 1 >= pack.calendar.plan_years);
    View { page: page.map(|(_, page)| *page), horizon: index.map(|_| year) }
}
