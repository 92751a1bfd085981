//! Names that change with the content.

/// A fingerprint of `parts` in order, as 16 hexadecimal digits.
///
/// # Formula
/// 64-bit FNV-1a over each part and its length. Not for security: it only tells versions apart.
pub(crate) fn fingerprint(parts: &[&[u8]]) -> String {
    let lengths = parts.iter().map(|part| part.len().to_le_bytes());
    let hash = parts.iter().zip(lengths).fold(OFFSET, |hash, (part, length)| {
        let bytes = part.iter().chain(&length);
        bytes.fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
    });
    format!("{hash:016x}")
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// `name` with the fingerprint before its extension or slash: `style.css` becomes
/// `style-<digits>.css`, and `snippets/` becomes `snippets-<digits>/`.
pub(crate) fn stamped(name: &str, fingerprint: &str) -> String {
    match name.find(['.', '/']) {
        Some(end) => format!("{}-{fingerprint}{}", &name[..end], &name[end..]),
        None => format!("{name}-{fingerprint}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_a_byte_between_parts_changes_the_fingerprint() {
        assert_ne!(fingerprint(&[b"ab", b"c"]), fingerprint(&[b"a", b"bc"]));
    }

    #[test]
    fn the_same_content_keeps_its_fingerprint() {
        assert_eq!(fingerprint(&[b"canghai"]), fingerprint(&[b"canghai"]));
    }

    #[test]
    fn the_fingerprint_goes_before_the_extension_or_slash() {
        assert_eq!(stamped("canghai_bg.wasm", "0f"), "canghai_bg-0f.wasm");
        assert_eq!(stamped("snippets/", "0f"), "snippets-0f/");
    }
}
