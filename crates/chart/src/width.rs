//! How wide a text is, near enough to keep texts apart without asking a browser.

/// Width of a text at a font size, pixels; rather too wide than too narrow.
///
/// The widths are those of Noto Sans CJK, the first font of the design, in ems.
#[must_use]
pub fn of(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// A text in lines no wider than `room` pixels, broken between words and between Chinese signs; a word
/// that is wider than the room has a line of its own.
pub(crate) fn lines(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(text) {
        let line = lines.last().map_or("", String::as_str);
        let joined = format!("{line}{word}");
        if line.is_empty() || of(joined.trim_end(), size) <= room {
            lines.pop();
            lines.push(joined);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// Pieces between which a line may be broken: words with the space after them, single Chinese signs.
/// Punctuation stays with what it follows.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let opens = |c: char| c.is_alphanumeric() || c == '(';
    let breaks = move |(before, after): (char, char)| {
        opens(after) && before != '(' && (before == ' ' || !before.is_ascii() || !after.is_ascii())
    };
    let letters = text.char_indices().zip(text.chars().skip(1));
    let places = letters.filter(move |((_, before), after)| breaks((*before, *after)));
    let mut ends: Vec<usize> = places.map(|((at, before), _)| at + before.len_utf8()).collect();
    ends.push(text.len());
    let mut start = 0;
    ends.into_iter().map(move |end| {
        let word = &text[start..end];
        start = end;
        word
    })
}

fn em(letter: char) -> f64 {
    match letter {
        ' ' | 'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' => 0.3,
        '0'..='9' | '−' | '-' | '+' | '<' | '>' | '=' | '×' | '–' => 0.58,
        'm' | 'w' | 'M' | 'W' | '%' => 0.95,
        'A'..='Z' => 0.68,
        letter if letter.is_ascii() => 0.58,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{lines, of};

    #[test]
    fn a_chinese_sign_is_as_wide_as_high_and_a_digit_about_half() {
        assert_eq!(of("沧海", 12.0), 24.0);
        assert!((of("2020", 10.0) - 23.2).abs() < 1e-9);
        assert!(of("iiii", 10.0) < of("mmmm", 10.0));
    }
    #[test]
    fn lines_break_between_words_and_signs_and_lose_nothing() {
        assert_eq!(lines("industry fund: platforms", 10.0, 90.0), ["industry fund:", "platforms"]);
        assert_eq!(lines("新能源与智能网联汽车", 10.0, 60.0), ["新能源与智能", "网联汽车"]);
        assert_eq!(lines("需求增长(各领域)", 10.0, 50.0), ["需求增长", "(各领域)"]);
        assert_eq!(lines("unbreakable", 10.0, 5.0), ["unbreakable"]);
        assert_eq!(lines("", 10.0, 5.0), [""]);
        assert!(lines("地 land 12 % 目标", 10.0, 40.0).iter().all(|line| of(line, 10.0) <= 40.0));
    }
}
