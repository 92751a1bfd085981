//! The order and choice of a presentation's slides, as a parameter of its own beside a link's token.
//!
//! `deck=1` and a letter for each slide in their order, a capital for one that is left out, then a
//! sign that checks them. Letters are given once and for all; a later version adds letters, and an
//! earlier one leaves out those that it does not know. Notes are not in it.

use std::fmt;

use crate::link::unescaped;
use crate::project::DeckSlide;

/// The slides by letter, `a` first; the list only grows.
const SLIDES: [&str; 9] =
    ["question", "share", "board", "sectors", "compare", "why", "binds", "takes", "sources"];
/// The format that is written.
const VERSION: char = '1';
/// Name of the parameter.
const NAME: &str = "deck=";
/// Slides in a deck at the most: there are no more letters.
const MOST: usize = 26;
/// The signs that check; their number is a prime larger than the distance of any two letters.
const CHECKS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxy";

/// Why the slides of a link were not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeckLinkError {
    /// It is of a later format.
    Newer,
    /// It was cut or altered.
    Altered,
}

impl fmt::Display for DeckLinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Newer => "the slides are of a later format",
            Self::Altered => "the slides were cut or altered",
        })
    }
}

/// The address with the slides behind its link, before a `#`; as it is where nobody arranged them.
///
/// # Example
/// ```
/// use canghai_plan::deck_link::{read, with_deck};
/// use canghai_plan::project::DeckSlide;
/// let slide = |slide: &str, shown| DeckSlide { slide: slide.into(), shown, notes: String::new() };
/// let slides = [slide("share", true), slide("why", false)];
/// let address = with_deck("https://a.b/?s=1Abc", &slides);
/// assert!(address.starts_with("https://a.b/?s=1Abc&deck=1bF"));
/// assert_eq!(read(&address), Some(Ok(slides.to_vec())));
/// ```
#[must_use]
pub fn with_deck(address: &str, slides: &[DeckSlide]) -> String {
    let letters: String = slides.iter().filter_map(letter).take(MOST).collect();
    if letters.is_empty() {
        return address.to_owned();
    }
    let (page, place) = address.split_once('#').map_or((address, ""), |(page, at)| (page, at));
    let join = if page.contains('?') { "&" } else { "?" };
    let place = if place.is_empty() { String::new() } else { format!("#{place}") };
    format!("{page}{join}{NAME}{VERSION}{letters}{}{place}", check(&letters))
}

/// The slides of an address or of a message with one in it, without notes; `None` where it names
/// none. Slides that this version does not know are left out.
///
/// # Errors
/// What was cut, altered or written by a later version.
#[must_use]
pub fn read(text: &str) -> Option<Result<Vec<DeckSlide>, DeckLinkError>> {
    let text = unescaped(text);
    let mut places = text.match_indices(NAME).map(|(place, name)| (place, place + name.len()));
    let (_, start) = places.find(|(place, _)| text[..*place].ends_with(['?', '&', '#']))?;
    let value = &text[start..];
    let end = value.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(value.len());
    Some(read_value(&value[..end]))
}

fn read_value(value: &str) -> Result<Vec<DeckSlide>, DeckLinkError> {
    let mut signs = value.chars();
    match signs.next() {
        Some(VERSION) => {}
        Some('2'..='9') => return Err(DeckLinkError::Newer),
        _ => return Err(DeckLinkError::Altered),
    }
    let found = signs.next_back().ok_or(DeckLinkError::Altered)?;
    let letters = signs.as_str();
    let fits = (1..=MOST).contains(&letters.len())
        && letters.bytes().all(|letter| letter.is_ascii_alphabetic());
    if !fits || check(letters) != found {
        return Err(DeckLinkError::Altered);
    }
    Ok(letters.chars().filter_map(slide).collect())
}

fn letter(slide: &DeckSlide) -> Option<char> {
    let place = SLIDES.iter().position(|known| *known == slide.slide)?;
    let letter = char::from(b'a' + u8::try_from(place).ok()?);
    Some(if slide.shown { letter } else { letter.to_ascii_uppercase() })
}

fn slide(letter: char) -> Option<DeckSlide> {
    let place = u8::try_from(letter.to_ascii_lowercase()).ok()?.checked_sub(b'a')?;
    let slide = (*SLIDES.get(usize::from(place))?).to_owned();
    Some(DeckSlide { slide, shown: letter.is_ascii_lowercase(), notes: String::new() })
}

/// The sign that checks letters: one that is changed, and two beside each other that change places,
/// give another.
fn check(letters: &str) -> char {
    let weighted = letters.bytes().enumerate().map(|(place, byte)| (place + 1) * usize::from(byte));
    char::from(CHECKS[weighted.sum::<usize>() % CHECKS.len()])
}

#[cfg(test)]
mod tests {
    use super::{CHECKS, DeckLinkError, MOST, SLIDES, check, read, slide, with_deck};
    use crate::project::DeckSlide;

    fn deck() -> Vec<DeckSlide> {
        let all = SLIDES.iter().rev().enumerate();
        let slides = all.map(|(place, slide)| DeckSlide {
            slide: (*slide).to_owned(),
            shown: place % 3 != 1,
            notes: String::new(),
        });
        slides.collect()
    }

    #[test]
    fn a_deck_comes_back_from_whatever_a_link_has_become() {
        let address = with_deck("https://a.b/?s=2Abc", &deck());
        assert_eq!(address, format!("https://a.b/?s=2Abc&deck=1iHgfEdcBa{}", check("iHgfEdcBa")));
        let escaped = address.replace('&', "&amp;");
        let percent = address.replace('&', "%26").replace('=', "%3D");
        for text in [
            address.clone(),
            escaped,
            percent,
            format!("看 {address}，好"),
            format!("{address}&from=timeline"),
            with_deck("https://a.b/?s=2Abc#top", &deck()),
        ] {
            assert_eq!(read(&text), Some(Ok(deck())), "{text}");
        }
    }

    #[test]
    fn no_change_of_one_sign_and_no_cut_goes_unseen() {
        let address = with_deck("https://a.b/", &deck());
        let value = address.strip_prefix("https://a.b/?deck=").expect("a deck");
        for place in 1..value.len() {
            for sign in CHECKS.iter().chain(b"z").map(|byte| char::from(*byte)) {
                let mut changed: Vec<char> = value.chars().collect();
                if std::mem::replace(&mut changed[place], sign) == sign {
                    continue;
                }
                let changed: String = changed.into_iter().collect();
                let found = read(&format!("?deck={changed}"));
                assert_eq!(found, Some(Err(DeckLinkError::Altered)), "{changed}");
            }
        }
        for length in 0..value.len() {
            assert!(matches!(read(&format!("?deck={}", &value[..length])), Some(Err(_))));
        }
    }

    #[test]
    fn junk_is_said_to_be_junk_and_what_is_unknown_is_left_out() {
        assert_eq!(read("https://a.b/?s=1Abc&mydeck=1a"), None);
        assert_eq!(read("?deck=2zzzzz"), Some(Err(DeckLinkError::Newer)));
        let long = "a".repeat(MOST + 1);
        for junk in ["", "1", "0abc", "1字", "1<script>", &format!("1{long}{}", check(&long))] {
            assert_eq!(read(&format!("?deck={junk}")), Some(Err(DeckLinkError::Altered)), "{junk}");
        }
        let known = read(&format!("?deck=1zbQ{}", check("zbQ")));
        assert_eq!(known, Some(Ok(slide('b').into_iter().collect())));
        assert_eq!(with_deck("https://a.b/?s=1Abc", &[]), "https://a.b/?s=1Abc");
    }
}
