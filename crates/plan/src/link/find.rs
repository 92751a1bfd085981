//! Finds a token in whatever a link has become on its way.
//!
//! The text may be an address with the token in the query or behind `#`, either of them escaped
//! (`%23s%3D`), with parameters that a messenger put before or behind, a message with text around
//! the address, a mail that broke the token over lines, or the token alone. Every place is tried:
//! the checks of a token make a wrong hit as good as impossible, so nothing is guessed.

use super::errors::LinkError;
use super::frame::{self, HEAD, Head};

/// Longest text in which a link is looked for, bytes.
pub const LARGEST_TEXT: usize = 1 << 16;
/// Rounds of unescaping: what was escaped twice is read, too.
const ROUNDS: usize = 3;
/// Damaged tokens after which the search ends: no honest text has so many.
const MOST_DAMAGED: usize = 64;
/// A text of so many characters of the alphabet, large and small letters and digits among them, was
/// meant as a token.
const LONG: usize = 24;

/// A token that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The token, whole.
    pub token: String,
    /// How many other whole tokens follow it.
    pub others: usize,
}

/// Finds the first whole token of a text; a damaged one is passed over if a whole one follows.
///
/// # Errors
/// A text that is too long or has no link; a link that was cut or altered.
pub fn find(text: &str) -> Result<Found, LinkError> {
    if text.len() > LARGEST_TEXT {
        return Err(LinkError::TextTooLong { found: text.len(), max: LARGEST_TEXT });
    }
    let text = unescaped(text);
    let marks = marks(&text);
    let mut found: Option<Found> = None;
    let mut damage = Vec::new();
    let mut place = 0;
    while place < marks.len() && damage.len() < MOST_DAMAGED {
        match at(&marks, place) {
            Some(Ok((token, end))) => {
                match &mut found {
                    Some(first) if first.token != token => first.others += 1,
                    Some(_) => {}
                    None => found = Some(Found { token, others: 0 }),
                }
                place = end;
            }
            Some(Err(error)) => {
                damage.push(error);
                place += 1;
            }
            None => place += 1,
        }
    }
    let first_damage = damage.into_iter().next();
    found.ok_or_else(|| first_damage.unwrap_or_else(|| without_head(&text)))
}

/// What a character is to a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// A character of the alphabet, by value.
    Symbol(u8),
    /// White space and what mail programs put at the ends of lines: may stand within a token.
    Soft,
    /// Anything else: no token goes on behind it.
    Other,
}

/// The token that begins at a place and where it ends, or how it is damaged; nothing if no head
/// stands there.
fn at(marks: &[Mark], place: usize) -> Option<Result<(String, usize), LinkError>> {
    let Mark::Symbol(_) = marks[place] else { return None };
    let (symbols, _) = symbols(marks, place, HEAD);
    let Head { length, .. } = frame::head(&symbols)?;
    let (symbols, end) = self::symbols(marks, place, length);
    if symbols.len() == length && frame::content(&symbols).is_some() {
        let token = symbols.iter().filter_map(|symbol| frame::character(*symbol)).collect();
        return Some(Ok((token, end)));
    }
    let unbroken = marks[place..].iter().take_while(|mark| matches!(mark, Mark::Symbol(_))).count();
    // broken over lines it would end where a word ends; else what follows is another text
    let ends = !matches!(marks.get(end), Some(Mark::Symbol(_)));
    let altered = unbroken >= length || (symbols.len() == length && ends);
    let cut = LinkError::Cut { found: unbroken, expected: Some(length) };
    Some(Err(if altered { LinkError::Altered } else { cut }))
}

/// Up to `count` symbols from a place on, white space between them left out, and where they end.
fn symbols(marks: &[Mark], place: usize, count: usize) -> (Vec<u8>, usize) {
    let mut symbols = Vec::new();
    let mut end = place;
    for (index, mark) in marks.iter().enumerate().skip(place) {
        match mark {
            _ if symbols.len() == count => break,
            Mark::Symbol(symbol) => {
                symbols.push(*symbol);
                end = index + 1;
            }
            Mark::Soft => {}
            Mark::Other => break,
        }
    }
    (symbols, end)
}

/// What is wrong with a text in which no head of a token stands.
fn without_head(text: &str) -> LinkError {
    let length =
        |text: &str| text.bytes().take_while(|byte| frame::symbol(*byte).is_some()).count();
    let lower = text.to_ascii_lowercase();
    let marked = lower.match_indices("s=").find(|(place, _)| {
        let before = lower[..*place].chars().next_back();
        before.is_none_or(|before| "?&#/!".contains(before))
    });
    if let Some((place, mark)) = marked {
        let found = length(&text[place + mark.len()..]);
        return if found < HEAD {
            LinkError::Cut { found, expected: None }
        } else {
            LinkError::Altered
        };
    }
    let text = text.trim();
    let has = |class: fn(&u8) -> bool| text.bytes().any(|byte| class(&byte));
    let mixed =
        has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    if mixed && text.len() >= LONG && length(text) == text.len() {
        return LinkError::Altered;
    }
    LinkError::NotFound
}

/// The text with `%5F`, `&amp;` and the like replaced by what they stand for.
pub(crate) fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let next = once_unescaped(&text);
        if next == text {
            break;
        }
        text = next;
    }
    text
}

fn once_unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find(['%', '&', '\\']) {
        out.push_str(&rest[..place]);
        rest = &rest[place..];
        let (character, length) = escape(rest).unwrap_or_else(|| (rest.chars().next(), 1));
        out.extend(character);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// The character that an escape at the beginning of a text stands for, and the escape's length.
fn escape(text: &str) -> Option<(Option<char>, usize)> {
    if let Some(code) = text.strip_prefix('%') {
        let code =
            code.get(..2).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let byte = u8::from_str_radix(code, 16).ok()?;
        // a byte of a longer character is no part of a token, whatever the character is
        let character =
            if byte.is_ascii() { char::from(byte) } else { char::REPLACEMENT_CHARACTER };
        return Some((Some(character), 3));
    }
    // Markdown puts a backslash before what it would take for its own
    if text.starts_with("\\_") || text.starts_with("\\-") {
        return Some((None, 1));
    }
    if text.starts_with("&amp;") {
        return Some((Some('&'), 5));
    }
    let code = text.strip_prefix("&#")?;
    let end = code.bytes().take(8).position(|byte| byte == b';')?;
    let digits = &code[..end];
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    Some((Some(char::from_u32(number.ok()?)?), end + 3))
}

/// What each visible character is to a token.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(text.len());
    let mut line_start = true;
    let mut characters = text.chars().filter(|character| !invisible(*character)).peekable();
    while let Some(character) = characters.next() {
        let line_end = matches!(characters.peek(), Some('\r' | '\n'));
        let mark = match character {
            // a soft line break of a mail, and the mark of a quoted line
            '=' if line_end => Mark::Soft,
            '>' if line_start => Mark::Soft,
            _ if character.is_whitespace() => Mark::Soft,
            _ => match u8::try_from(character).ok().and_then(frame::symbol) {
                Some(symbol) => Mark::Symbol(symbol),
                None => Mark::Other,
            },
        };
        line_start = character == '\n' || (line_start && mark == Mark::Soft);
        marks.push(mark);
    }
    marks
}

/// Characters without width, which copying brings along.
fn invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}
