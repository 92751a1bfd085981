//! What would have to hold for a goal out of reach, in the reader's language.

use canghai_analysis::reach::Needed;
use canghai_sim::{SectorParameters, catalogue};

use crate::format::{four_digits, percent, with_unit};
use crate::language::Language;
use crate::text::{label, text, text_with};

/// An assumption that would have to hold instead, in a sentence.
#[must_use]
pub fn describe_needed(language: Language, needed: &Needed) -> String {
    let quantity = catalogue::all().find(|quantity| quantity.key == needed.parameter);
    let by_sector =
        SectorParameters::<f64>::FIELDS.iter().any(|field| field.key == needed.parameter);
    let name = quantity.map_or_else(
        || text(language, "cli.reach.base_share"),
        |quantity| label(language, quantity),
    );
    let words = |value: f64| match quantity {
        // a factor on the values of all sectors
        _ if by_sector => four_digits(value),
        // rates and shares in per cent
        None => percent(value, 2),
        Some(quantity) if quantity.unit == "1/yr" => percent(value, 2),
        Some(quantity) => with_unit(language, &four_digits(value), quantity.unit),
    };
    let (from, value) = (words(needed.from), words(needed.value));
    let values = [("name", name.as_str()), ("from", &from), ("value", &value)];
    // of a probability its present value may do, were it sure
    let key = match (from == value, by_sector) {
        (false, false) => "cli.reach.needed",
        (false, true) => "cli.reach.needed_by_sector",
        (true, false) => "cli.reach.certain",
        (true, true) => "cli.reach.certain_by_sector",
    };
    text_with(language, key, &values)
}

#[cfg(test)]
mod tests {
    use super::describe_needed;
    use crate::language::Language;
    use canghai_analysis::reach::Needed;

    fn described(parameter: &'static str, from: f64, value: f64) -> String {
        describe_needed(Language::English, &Needed { parameter, from, value, end: value })
    }

    #[test]
    fn a_number_has_its_unit_and_a_rate_is_in_per_cent() {
        assert!(described("signing_to_start", 0.75, 0.5).contains("were 0.5 years and not 0.75"));
        assert!(described("tfp_trend", 0.02, 0.035).contains("were 3.50% and not 2.00%"));
        assert!(described("base_share", 0.0765, 0.08).contains("were 8.00% and not 7.65%"));
        assert!(described("landing_fraction", 0.5, 0.8).contains("were 0.8 and not 0.5,"));
    }

    #[test]
    fn a_parameter_by_sector_is_a_factor_on_its_central_values() {
        let needed = described("construction_time", 1.0, 1.2);
        assert!(needed.contains("were 1.2 times its central value in every sector"), "{needed}");
        let certain = described("construction_time", 1.0, 1.0);
        assert!(certain.contains("for certain in every sector"), "{certain}");
    }

    #[test]
    fn a_value_that_would_do_for_certain_is_not_set_against_itself() {
        assert!(described("landing_fraction", 0.5, 0.5).contains("were 0.5 for certain"));
    }
}
