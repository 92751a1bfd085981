//! The value of one more as a list of numbers, as it comes from a worker.

use canghai_analysis::Marginal;
use canghai_plan::Pack;
use canghai_sim::{Levers, Outcomes, YearOutcomes};

/// Numbers before those of the years: lever, sector and year by place, and whether it carries on.
const HEAD: usize = 4;
/// What stands for no sector.
const NO_SECTOR: f64 = -1.0;

/// The marginals one after the other.
pub(crate) fn write(marginals: &[Marginal]) -> Vec<f64> {
    let mut numbers = Vec::new();
    for own in marginals {
        let lever = Levers::<f64>::FIELDS.iter().position(|lever| lever.id == own.lever.id);
        numbers.extend([
            lever.unwrap_or_default() as f64,
            own.sector.map_or(NO_SECTOR, |sector| sector as f64),
            own.year as f64,
            f64::from(u8::from(own.carries_on)),
        ]);
        for year in &own.years {
            numbers.extend(year.city.values());
            numbers.extend(&year.value_added);
            numbers.push(year.other);
        }
    }
    numbers
}

/// The marginals of such numbers; `None` where they are not those of a pack.
pub(crate) fn read(pack: &Pack, numbers: &[f64]) -> Option<Vec<Marginal>> {
    let outcomes = Outcomes::<f64>::FIELDS.len();
    let of_a_year = outcomes + pack.sectors.len() + 1;
    let rows = numbers.chunks_exact(HEAD + of_a_year * pack.calendar.horizon_years);
    if !rows.remainder().is_empty() {
        return None;
    }
    let year = |numbers: &[f64]| {
        let mut city = numbers.iter().copied();
        YearOutcomes {
            city: Outcomes::from_fn(|_| city.next().unwrap_or_default()),
            value_added: numbers[outcomes..of_a_year - 1].to_vec(),
            other: numbers[of_a_year - 1],
        }
    };
    let marginal = |row: &[f64]| {
        let sector = match row[1] {
            NO_SECTOR => None,
            place => Some(whole(place, pack.sectors.len())?),
        };
        Some(Marginal {
            lever: Levers::<f64>::FIELDS.get(whole(row[0], usize::MAX)?)?,
            sector,
            year: whole(row[2], pack.calendar.plan_years)?,
            carries_on: row[3] == 1.0,
            years: row[HEAD..].chunks_exact(of_a_year).map(year).collect(),
        })
    };
    rows.map(marginal).collect()
}

/// A place below a number.
fn whole(value: f64, below: usize) -> Option<usize> {
    let is_whole = (0.0..=1e6).contains(&value) && value.fract() == 0.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1e6")]
    let place = is_whole.then_some(value as usize)?;
    (place < below).then_some(place)
}

#[cfg(test)]
mod tests {
    use canghai_analysis::marginals;
    use canghai_plan::Pack;

    use super::{read, write};

    #[test]
    fn what_is_written_is_read_and_nothing_else_is() {
        let pack = Pack::embedded().expect("the embedded pack is valid");
        let marginals = marginals(&pack, &pack.ready_made[1].scenario).expect("a valid scenario");
        let numbers = write(&marginals);
        assert_eq!(read(&pack, &numbers).as_deref(), Some(&*marginals));
        assert_eq!(read(&pack, &numbers[1..]), None);
        for (place, wrong) in [(0, 99.0), (0, 0.5), (1, 6.0), (2, f64::NAN), (2, 3.0)] {
            let mut numbers = numbers.clone();
            numbers[place] = wrong;
            assert_eq!(read(&pack, &numbers), None, "{wrong} at {place}");
        }
    }
}
