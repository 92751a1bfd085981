//! Names of scenarios, character by character.

use super::digits::Digits;
use crate::scenario::LONGEST_NAME;

/// Kinds of characters that take little room: first and how many.
const KINDS: [(u32, u32); 2] = [
    // printable ASCII
    (0x20, 95),
    // Chinese characters
    (0x4e00, 0x5200),
];
/// Code points of Unicode.
const CODE_POINTS: u32 = 0x11_0000;

/// Lengths that take four bits in the order that says the characters' kind once.
const FEW: u64 = 16;

/// The place of a name's characters (code points, none checked) in a token, where the kind is said
/// once if all characters are of one.
pub(super) fn alike(digits: &mut impl Digits, name: &[u32]) -> Vec<u32> {
    let length = digits.small(name.len().min(LONGEST_NAME) as u64, FEW, LONGEST_NAME as u64 + 1);
    let length = usize::try_from(length).unwrap_or(LONGEST_NAME);
    let first = name.first().map_or(KINDS.len(), |first| kind(*first));
    let one = if name.iter().all(|other| kind(*other) == first) { first } else { KINDS.len() };
    let one = digits.length(one, KINDS.len());
    let characters = (0..length).map(|place| name.get(place).copied().unwrap_or(0x20));
    let coded =
        |code| if one < KINDS.len() { of_kind(digits, one, code) } else { character(digits, code) };
    characters.map(coded).collect()
}

/// The place of a name's characters, each with its kind, in version 1 of the format.
pub(super) fn coded(digits: &mut impl Digits, name: &[u32]) -> Vec<u32> {
    let length = digits.length(name.len().min(LONGEST_NAME), LONGEST_NAME);
    (0..length).map(|place| character(digits, name.get(place).copied().unwrap_or(0x20))).collect()
}

fn character(digits: &mut impl Digits, character: u32) -> u32 {
    let kind = digits.length(kind(character), KINDS.len());
    of_kind(digits, kind, character)
}

/// The place of a character's kind among [`KINDS`]; behind them for any other.
fn kind(character: u32) -> usize {
    let of = |(first, count): &(u32, u32)| (*first..first + count).contains(&character);
    KINDS.iter().position(of).unwrap_or(KINDS.len())
}

fn of_kind(digits: &mut impl Digits, kind: usize, character: u32) -> u32 {
    let (first, count) = KINDS.get(kind).copied().unwrap_or((0, CODE_POINTS));
    let offset = u64::from(character.saturating_sub(first).min(count - 1));
    first + u32::try_from(digits.digit(offset, count.into())).unwrap_or(0)
}

/// The name that the code points make; `None` if a name may not have one of them.
pub(super) fn text(code_points: &[u32]) -> Option<String> {
    let character = |code: &u32| char::from_u32(*code).filter(|character| !character.is_control());
    code_points.iter().map(character).collect()
}

#[cfg(test)]
mod tests {
    use super::{alike, coded, text};
    use crate::link::digits::Writer;

    fn code_points(name: &str) -> Vec<u32> {
        name.chars().map(u32::from).collect()
    }

    /// A name as it comes back in both orders.
    fn through(name: &str) -> [Option<String>; 2] {
        let [mut first, mut second] = [Writer::default(), Writer::default()];
        coded(&mut first, &code_points(name));
        alike(&mut second, &code_points(name));
        [coded(&mut first.number(), &[]), alike(&mut second.number(), &[])].map(|code| text(&code))
    }

    #[test]
    fn four_chinese_characters_take_less_than_eleven_of_a_token() {
        let mut writer = Writer::default();
        alike(&mut writer, &code_points("强力推进"));
        assert!(writer.room() <= 11 * 6, "{}", writer.room());
    }

    #[test]
    fn any_character_comes_back_but_no_control_character() {
        let long = "方案".repeat(50);
        for name in ["", "强力推进", "plan 2", "方案 2", "“a” 🚀é", "🏭🏭", &long]
        {
            assert_eq!(through(name), [Some(name.to_owned()), Some(name.to_owned())]);
        }
        assert_eq!(text(&[0x41, 0x07]), None);
        assert_eq!(text(&[0xd800]), None);
    }
}
