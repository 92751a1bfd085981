//! The colours of the page's light theme, by the names that its style sheet gives them, and the fonts
//! of office files.

/// The font of Latin letters and of Chinese characters, which office programs of both kinds have,
/// and what stands in for the second where it is missing.
pub(crate) const LATIN: &str = "Arial";
pub(crate) const EAST: &str = "Microsoft YaHei";
pub(crate) const EAST_OTHERWISE: &str = "Noto Sans CJK SC";

/// Names and colours.
pub(crate) const TOKENS: [(&str, &str); 59] = [
    ("page", "#f3f5f8"),
    ("card", "#ffffff"),
    ("raised", "#f6f8fb"),
    ("hair", "#edf0f4"),
    ("border", "#e1e6ec"),
    ("text", "#14202e"),
    ("text-2", "#44515f"),
    ("text-3", "#63707d"),
    ("primary", "#0b63b0"),
    ("primary-soft", "#e8f1fa"),
    ("good", "#1f7d54"),
    ("good-bar", "#2f9e6e"),
    ("good-soft", "#e6f4ed"),
    ("half", "#8f6003"),
    ("half-bar", "#d99a1c"),
    ("half-soft", "#fbf3e0"),
    ("low", "#b23b1e"),
    ("low-bar", "#c8553d"),
    ("low-soft", "#fdeee9"),
    ("goal", "#c0392b"),
    ("base-line", "#8794a3"),
    ("base-text", "#5b6876"),
    ("on-mark", "#ffffff"),
    ("button", "#0b63b0"),
    ("sector-fill-1", "#1f7d54"),
    ("sector-fill-2", "#b9412b"),
    ("sector-fill-3", "#2f5fc0"),
    ("sector-fill-4", "#0a7585"),
    ("sector-fill-5", "#66721c"),
    ("sector-fill-6", "#6a4db3"),
    ("sector-1", "#2f9e6e"),
    ("sector-2", "#d9573f"),
    ("sector-3", "#3d72d9"),
    ("sector-4", "#0f9bb0"),
    ("sector-5", "#8a9a2b"),
    ("sector-6", "#7d5fc4"),
    ("step-1", "#4f6f9f"),
    ("step-2", "#9b6b2f"),
    ("step-3", "#1f7a76"),
    ("step-4", "#0b63b0"),
    ("step-5", "#14202e"),
    ("side-2", "#a0286f"),
    ("side-3", "#2c6e49"),
    ("side-4", "#8f5b00"),
    ("side-5", "#4b4fa8"),
    ("money", "#0b63b0"),
    ("land", "#9b6b2f"),
    ("land-text", "#7d5320"),
    ("talent", "#7d5fc4"),
    ("promotion", "#0f9b7a"),
    ("bind-land", "#9b6b2f"),
    ("bind-demand", "#4f6f9f"),
    ("bind-construction", "#2f8f8a"),
    ("bind-firms", "#8f6a9e"),
    ("grade-statistic", "#0b63b0"),
    ("grade-derived", "#4f97d6"),
    ("grade-literature", "#7a8fa6"),
    ("grade-assumption", "#d99a1c"),
    ("world", "#5a6f8c"),
];

/// Colours of the sectors, in their order.
pub(crate) const SECTORS: [&str; 6] =
    ["#2f9e6e", "#d9573f", "#3d72d9", "#0f9bb0", "#8a9a2b", "#7d5fc4"];
/// Colours of scenarios side by side, the base first.
pub(crate) const SIDES: [&str; 6] =
    ["#8794a3", "#0b63b0", "#a0286f", "#2c6e49", "#8f5b00", "#4b4fa8"];

/// Dashes of their lines in office files, by the name of a preset.
pub(crate) const DASHES: [&str; 6] =
    ["dash", "solid", "lgDashDot", "lgDashDotDot", "lgDash", "dashDot"];

/// The colour of a name; black for one that the style sheet does not have, which a test rules out.
pub(crate) fn token(name: &str) -> &'static str {
    TOKENS.iter().find(|(known, _)| *known == name).map_or("#000000", |(_, colour)| colour)
}

/// A colour as a number.
pub(crate) fn rgb(colour: &str) -> u32 {
    u32::from_str_radix(colour.trim_start_matches('#'), 16).unwrap_or_default()
}

/// A colour without its sign, as office files have it.
pub(crate) fn hex(colour: &str) -> String {
    colour.trim_start_matches('#').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::{SECTORS, SIDES, TOKENS, token};

    /// The page's own colours.
    const SHEETS: [&str; 3] = [
        include_str!("../../../web/style/first/1-tokens.css"),
        include_str!("../../../web/style/first/6-sides.css"),
        include_str!("../../../web/style/later/why.css"),
    ];

    #[test]
    fn the_colours_are_those_of_the_page() {
        for (name, colour) in TOKENS {
            let declared = format!("--{name}: {colour};");
            assert!(SHEETS.iter().any(|sheet| sheet.contains(&declared)), "{declared}");
        }
        for (index, colour) in SECTORS.into_iter().enumerate() {
            assert_eq!(colour, token(&format!("sector-{}", index + 1)));
        }
        let sides = ["base-line", "primary", "side-2", "side-3", "side-4", "side-5"];
        assert_eq!(SIDES, sides.map(token));
    }
}
