//! A damaged token says whether it was cut or altered, and is never opened.

use canghai_plan::link::{LinkError, Shared, decode, encode, find, open};

use crate::runs::{pack, ready_made, stress};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn token() -> String {
    let shared = Shared::new(vec![ready_made("plan-effort"), stress()]);
    encode(pack(), &shared).expect("a token")
}

fn short() -> String {
    encode(pack(), &Shared::new(vec![ready_made("trend")])).expect("a token")
}

fn assert_found(token: &[u8], places: &[usize]) {
    let text = std::str::from_utf8(token).expect("ASCII");
    match decode(pack(), text) {
        Err(LinkError::Altered | LinkError::Cut { .. }) => {}
        other => panic!("changed at {places:?}: {text}: {other:?}"),
    }
}

#[test]
fn every_single_change_is_found() {
    for token in [token(), short()] {
        let bytes = token.as_bytes();
        for place in 0..bytes.len() {
            for character in ALPHABET.iter().filter(|character| **character != bytes[place]) {
                let mut changed = bytes.to_vec();
                changed[place] = *character;
                assert_found(&changed, &[place]);
            }
        }
    }
}

/// A small generator of the test's own: places and characters need no better one.
struct Draws(u64);

impl Draws {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }
}

#[test]
fn two_and_three_changes_are_found() {
    let mut draws = Draws(1);
    for token in [token(), short()] {
        let bytes = token.as_bytes();
        for round in 0..60_000 {
            let mut changed = bytes.to_vec();
            let places: Vec<usize> = (0..2 + round % 2).map(|_| draws.below(bytes.len())).collect();
            for place in &places {
                changed[*place] = ALPHABET[draws.below(64)];
            }
            if changed != bytes {
                assert_found(&changed, &places);
            }
        }
    }
}

#[test]
fn every_pair_of_changed_places_and_every_swap_is_found() {
    let token = short();
    let bytes = token.as_bytes();
    for first in 0..bytes.len() {
        for second in first + 1..bytes.len() {
            let mut swapped = bytes.to_vec();
            swapped.swap(first, second);
            if swapped != bytes {
                assert_found(&swapped, &[first, second]);
            }
            let mut shifted = bytes.to_vec();
            shifted[first] = ALPHABET[(first * 7 + second) % 64];
            shifted[second] = ALPHABET[(second * 5 + first) % 64];
            if shifted != bytes {
                assert_found(&shifted, &[first, second]);
            }
        }
    }
}

#[test]
fn every_cut_is_known_as_a_cut() {
    let token = token();
    for length in 0..token.len() {
        let cut = &token[..length];
        let expected = (length >= 6).then_some(token.len());
        let error = LinkError::Cut { found: length, expected };
        assert_eq!(decode(pack(), cut), Err(error.clone()));
        for text in [
            format!("https://a.b/?s={cut}"),
            format!("https://a.b/?s={cut}&from=singlemessage&isappinstalled=0"),
            format!("https://a.b/#s={cut}#wechat_redirect"),
            format!("看这个方案 https://a.b/?s={cut}，很有意思 see also the others"),
        ] {
            assert_eq!(find(&text), Err(error.clone()), "{text}");
        }
    }
}

#[test]
fn a_cut_at_the_beginning_and_a_lost_or_doubled_character_are_found() {
    let token = token();
    for place in 0..token.len() {
        let (before, after) = token.split_at(place);
        let lost = format!("{before}{}", &after[1..]);
        let doubled = format!("{before}{}{after}", &after[..1]);
        for changed in [after[1..].to_owned(), lost, doubled] {
            // a doubled first or last character stands before or behind the token
            if !changed.contains(&token) {
                assert!(open(pack(), &format!("?s={changed}")).is_err(), "{changed}");
            }
        }
    }
}

#[test]
fn what_is_appended_is_ignored() {
    let token = token();
    for junk in ["A", "abc", "-_-", "%20", "&from=timeline", "#wechat_redirect", "。", "...", " x"]
    {
        assert!(decode(pack(), &format!("{token}{junk}")).is_ok(), "{junk}");
    }
}

#[test]
fn an_altered_token_in_a_message_is_called_altered_however_it_is_wrapped() {
    let mut bytes = token().into_bytes();
    bytes[40] = if bytes[40] == b'A' { b'B' } else { b'A' };
    let token = String::from_utf8(bytes).expect("ASCII");
    let wrapped = format!("https://a.b/?s={}\r\n{}\r\n", &token[..50], &token[50..]);
    for text in [token.clone(), format!("?s={token}"), format!("{token}&from=x"), wrapped] {
        assert_eq!(find(&text), Err(LinkError::Altered), "{text}");
    }
    // a change in the head: nothing tells a token any more but its place
    let head = format!("2{}", &token[1..]);
    for text in [head.clone(), format!("?lang=zh&s={head}"), format!("http://a/#s={head}")] {
        assert_eq!(find(&text), Err(LinkError::Altered), "{text}");
    }
}
