//! The time of the place.

use js_sys::Date;

const MINUTE: f64 = 60_000.0;

/// Now, as RFC 3339 writes it, in the time of the place to the second.
pub(crate) fn now() -> String {
    let now = Date::new_0();
    // minutes from the place's time to universal time
    let behind = now.get_timezone_offset();
    let shifted = Date::new(&(now.get_time() - behind * MINUTE).into());
    let local: String = shifted.to_iso_string().into();
    let second: String = local.chars().take("2026-11-24T08:00:00".len()).collect();
    let (sign, away) = if behind > 0.0 { ('-', behind) } else { ('+', -behind) };
    format!("{second}{sign}{:02.0}:{:02.0}", (away / 60.0).floor(), away % 60.0)
}
