//! A token is found in what messengers, mail programs and people make of an address.

use canghai_plan::link::{
    LARGEST_TEXT, LinkError, LinkWarning, Shared, address, encode, find, open,
};

use crate::runs::{pack, ready_made};

fn shared(id: &str) -> Shared {
    Shared::new(vec![ready_made(id), ready_made("trend")])
}

fn token(id: &str) -> String {
    encode(pack(), &shared(id)).expect("a token")
}

fn assert_finds(text: &str, token: &str) {
    match find(text) {
        Ok(found) => assert_eq!((found.token.as_str(), found.others), (token, 0), "{text}"),
        Err(error) => panic!("{text}: {error:?}"),
    }
}

/// Each character escaped by `%`, twice.
fn escaped_twice(text: &str) -> String {
    let escape = |byte: u8| {
        ['%', '2', '5'].into_iter().chain(format!("{byte:02x}").chars().collect::<Vec<_>>())
    };
    text.bytes().flat_map(escape).collect()
}

#[test]
fn a_token_is_found_wherever_an_address_carries_it() {
    for id in ["plan-effort", "strong-push"] {
        let token = token(id);
        let token = token.as_str();
        for text in [
            token.to_owned(),
            address("https://canghai.example/", token),
            address("https://canghai.example/page/?lang=zh#top", token),
            format!("https://a.b/#s={token}"),
            format!("https://a.b/?S={token}"),
            format!("https://a.b/%23s={token}"),
            format!("https://a.b/%23s%3D{token}"),
            format!("https://a.b/?s%3d{token}"),
            format!("https%3A%2F%2Fa.b%2F%3Fs%3D{token}%26from%3Dtimeline"),
            escaped_twice(&format!("https://a.b/?s={token}")),
            format!("https://a.b/?s={token}&from=singlemessage&isappinstalled=0"),
            format!("https://a.b/?s={token}&amp;from=groupmessage"),
            format!("https://a.b/?lang=zh&amp;s={token}&#38;from=groupmessage"),
            format!("https://a.b/?s={token}#wechat_redirect"),
            format!("https://a.b/?nsukey=Ab3%2F9xYz%3D%3D&s={token}"),
            format!("https://a.b/?from=timeline&isappinstalled=0#s={token}&shareTo=weixin"),
            format!("https://a.b/?s={token}/"),
            format!("https://a.b/?s={}", token.replace('_', "%5F").replace('-', "%2D")),
            format!("https://a.b/?s={}", token.replace('_', "\\_")),
            format!("s={token}"),
            format!("?{token}"),
        ] {
            assert_finds(&text, token);
        }
    }
}

#[test]
fn a_token_is_found_in_a_message_with_text_around_it() {
    let token = token("plan-effort");
    let token = token.as_str();
    for text in [
        format!("张工：请看方案一https://a.b/?s={token}，比方案二好。"),
        format!("【沧海】方案力度（测算假设）：https://a.b/?s={token}）请审阅！"),
        format!("\u{feff}“https://a.b/?s={token}”\r\n发自我的手机"),
        format!("方案{token}方案"),
        format!("Look at <https://a.b/?s={token}>, it is good."),
        format!("[沧海](https://a.b/?s={token})"),
        format!("<a href=\"https://a.b/?s={token}\">看</a>"),
        format!("{{\"url\":\"https:\\/\\/a.b\\/?s={token}\"}}"),
        format!("https://a.b/?s={token}🚀"),
        format!("https://a.b/?s={token}\u{3000}谢谢"),
    ] {
        assert_finds(&text, token);
    }
}

#[test]
fn a_token_that_a_mail_broke_over_lines_is_put_together() {
    let token = token("plan-effort");
    let (a, rest) = token.split_at(17);
    let (b, c) = rest.split_at(9);
    for text in [
        format!("https://a.b/?s={a}\n{b}\n{c}"),
        format!("https://a.b/?s={a}\r\n{b}\r\n{c}\r\nRegards"),
        format!("> https://a.b/?s={a}\n> {b}\n> {c}\n> Regards"),
        format!("https://a.b/?s=3D{a}=\r\n{b}=\r\n{c}\r\n"),
        format!("https://a.b/?s={a} {b}\u{a0}{c}"),
        format!("https://a.b/?s={a}\u{200b}{b}\u{ad}{c}\u{200d}"),
        token.chars().flat_map(|character| [character, '\u{2060}']).collect(),
        token.chars().flat_map(|character| [character, ' ']).collect(),
    ] {
        assert_finds(&text, &token);
    }
}

#[test]
fn the_first_whole_token_of_several_is_opened_and_the_others_are_counted() {
    let (first, second) = (token("plan-effort"), token("strong-push"));
    let text = format!("一 ?s={first} 二 ?s={second} 三 ?s={first}");
    let opened = open(pack(), &text).expect("the first link");
    assert_eq!(opened.shared, shared("plan-effort"));
    assert_eq!(opened.warnings, [LinkWarning::OtherLinks { count: 1 }]);
    let damaged = format!("?s={} ?s={second}", &first[..20]);
    assert_eq!(open(pack(), &damaged).map(|opened| opened.shared), Ok(shared("strong-push")));
}

#[test]
fn a_text_without_a_link_has_none() {
    for text in [
        "",
        "strong-push",
        "沧州市战略性新兴产业",
        "https://a.b/?q=1&lang=zh",
        "Look, this text says nothing of the kind: is=5",
        "AAAAAAAAAAAAAAAA AAAAAAAA",
        "%%%&&&\\\\\\&#;&#x;&#99999999;%zz%2",
    ] {
        assert_eq!(find(text), Err(LinkError::NotFound), "{text}");
    }
    for text in ["https://a.b/?s=", "?s=1", "#s=1Ab，"] {
        assert!(matches!(find(text), Err(LinkError::Cut { expected: None, .. })), "{text}");
    }
}

#[test]
fn a_text_too_long_to_be_searched_is_refused() {
    let text = "好".repeat(LARGEST_TEXT / 3 + 1);
    let error = LinkError::TextTooLong { found: text.len(), max: LARGEST_TEXT };
    assert_eq!(find(&text), Err(error));
}
