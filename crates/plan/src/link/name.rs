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

/// The place of a name's characters (code points, none checked) in a token.
pub(super) fn coded(digits: &mut impl Digits, name: &[u32]) -> Vec<u32> {
    let length = digits.length(name.len().min(LONGEST_NAME), LONGEST_NAME);
    (0..length).map(|place| character(digits, name.get(place).copied().unwrap_or(0x20))).collect()
}

fn character(digits: &mut impl Digits, character: u32) -> u32 {
    let of = |(first, count): &(u32, u32)| (*first..first + count).contains(&character);
    let kind = KINDS.iter().position(of).unwrap_or(KINDS.len());
    let kind = digits.length(kind, KINDS.len());
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
    use super::{coded, text};
    use crate::link::digits::Writer;

    #[test]
    fn four_chinese_characters_take_less_than_twelve_of_a_token() {
        let name: Vec<u32> = "强力推进".chars().map(u32::from).collect();
        let mut writer = Writer::default();
        coded(&mut writer, &name);
        let mut number = writer.number();
        assert!(number.bits() <= 12 * 6, "{}", number.bits());
        assert_eq!(text(&coded(&mut number, &[])).as_deref(), Some("强力推进"));
    }

    #[test]
    fn any_character_comes_back_but_no_control_character() {
        let name: Vec<u32> = "“a” 🚀é".chars().map(u32::from).collect();
        let mut writer = Writer::default();
        coded(&mut writer, &name);
        assert_eq!(text(&coded(&mut writer.number(), &[])).as_deref(), Some("“a” 🚀é"));
        assert_eq!(text(&[0x41, 0x07]), None);
        assert_eq!(text(&[0xd800]), None);
    }
}
