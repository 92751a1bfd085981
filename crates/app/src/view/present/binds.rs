//! What binds each sector, and since when.

use canghai_analysis::{Constraint, SectorQuarter, binding_since, bottlenecks};

use super::slide::{Block, Bound, Strip};
use super::{Content, year, years};
use crate::state::App;
use crate::text::{bound_by, constraint_mark, text, text_with};

/// Quarters in a year.
const QUARTERS: usize = 4;

pub(super) fn binds(app: &App) -> Content {
    let (language, pack) = (app.language(), app.pack());
    let all = pack.calendar.horizon_years;
    // a scenario that was run cannot be refused here
    let quarters = bottlenecks(pack, app.scenario(), all).unwrap_or_default();
    let last = year(app, years(app).1);
    let tightest = binding_since(&quarters).into_iter().next();
    let sentence = match tightest {
        None => text_with(language, "present.free", &[("year", &last)]),
        Some(own) => {
            let bound = bound_by(language, own.constraint);
            // since when the strip shows it: that it binds beside a tighter one is not seen there
            let other = |sectors: &Vec<SectorQuarter>| {
                sectors.get(own.sector).and_then(SectorQuarter::tightest) != Some(own.constraint)
            };
            let since = quarters.iter().rposition(other).map_or(0, |at| at + 1);
            let since = year(app, since.min(quarters.len().saturating_sub(1)) / QUARTERS);
            let sector = language.of(&pack.sectors[own.sector].short);
            let values =
                [("sector", sector), ("since", &since), ("bound", &bound), ("year", &last)];
            text_with(language, "present.binds", &values)
        }
    };
    let strip = Strip {
        years: (0..all).map(|index| year(app, index)).collect(),
        rows: (0..pack.sectors.len()).map(|sector| row(app, &quarters, sector)).collect(),
        legend: legend(app),
    };
    Content {
        sentence,
        blocks: vec![Block::Strip(strip)],
        source: text(language, "cli.bottlenecks.note"),
    }
}

fn row(app: &App, quarters: &[Vec<SectorQuarter>], sector: usize) -> (String, Vec<Bound>) {
    let cells = quarters.iter().map(|sectors| {
        let tightest = sectors.get(sector).and_then(SectorQuarter::tightest);
        tightest.map_or_else(Bound::default, |constraint| sign(app, constraint))
    });
    (app.language().of(&app.pack().sectors[sector].short).to_owned(), cells.collect())
}

fn sign(app: &App, constraint: Constraint) -> Bound {
    Bound {
        class: format!("bound-{}", constraint.key()),
        mark: constraint_mark(app.language(), constraint),
    }
}

fn legend(app: &App) -> Vec<(Bound, String)> {
    let meaning = |constraint| (sign(app, constraint), bound_by(app.language(), constraint));
    Constraint::ALL.map(meaning).to_vec()
}
