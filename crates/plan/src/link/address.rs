//! Addresses that carry a token.

/// The address of the page with a token in its query: before a `#`, behind a query that is there.
///
/// # Example
/// ```
/// use canghai_plan::link::address;
/// assert_eq!(address("http://127.0.0.1:8080/", "1Abc"), "http://127.0.0.1:8080/?s=1Abc");
/// assert_eq!(address("http://a/b?lang=zh#top", "1Abc"), "http://a/b?lang=zh&s=1Abc#top");
/// ```
#[must_use]
pub fn address(page: &str, token: &str) -> String {
    let (page, place) = page.split_once('#').map_or((page, None), |(page, at)| (page, Some(at)));
    let join = match page.split_once('?') {
        None => "?",
        Some((_, query)) if query.is_empty() || query.ends_with('&') => "",
        Some(_) => "&",
    };
    let place = place.map(|place| format!("#{place}")).unwrap_or_default();
    format!("{page}{join}s={token}{place}")
}
