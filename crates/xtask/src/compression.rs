//! Smaller copies of the page's files, for browsers that take them: made once, so that any web server
//! can send them as they are.

use std::fs;
use std::io::{Result, Write as _};
use std::path::{Path, PathBuf};

use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;

/// A way to make a file smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    /// Understood over HTTPS and on the same machine.
    Brotli,
    /// Understood everywhere.
    Gzip,
}

impl Coding {
    /// All, the one that makes files smallest first.
    pub(crate) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// Its name in HTTP's headers.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// Where web servers look for the copy of a file: beside it, with one more ending.
    pub(crate) fn copy_of(self, file: &Path) -> PathBuf {
        let ending = match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        };
        let mut path = file.as_os_str().to_owned();
        path.push(ending);
        path.into()
    }

    /// Whether a browser that sends this `Accept-Encoding` takes it.
    pub(crate) fn is_taken(self, accepted: &str) -> bool {
        accepted.split(',').any(|one| {
            let mut parts = one.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(self.name()));
            named && !parts.any(|quality| quality == "q=0")
        })
    }

    fn compress(self, content: &[u8]) -> Result<Vec<u8>> {
        let mut small = Vec::new();
        match self {
            Self::Brotli => {
                // the best quality, and as far a look back as browsers allow
                let mut writer = CompressorWriter::new(&mut small, content.len().max(1), 11, 24);
                writer.write_all(content)?;
                writer.flush()?;
            }
            Self::Gzip => {
                let mut writer = GzEncoder::new(&mut small, Compression::best());
                writer.write_all(content)?;
                writer.finish()?;
            }
        }
        Ok(small)
    }
}

/// Puts the copies of a file beside it and gives the size of the smallest.
pub(crate) fn write_copies(file: &Path, content: &[u8]) -> Result<usize> {
    let mut smallest = content.len();
    for coding in Coding::ALL {
        let small = coding.compress(content)?;
        smallest = smallest.min(small.len());
        fs::write(coding.copy_of(file), small)?;
    }
    Ok(smallest)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn copies_give_back_the_content() {
        let content = "沧海 Canghai ".repeat(500);
        let small = Coding::Brotli.compress(content.as_bytes()).expect("memory takes anything");
        let mut back = String::new();
        brotli::Decompressor::new(small.as_slice(), 4096).read_to_string(&mut back).expect("text");
        assert_eq!(back, content);
        let small = Coding::Gzip.compress(content.as_bytes()).expect("memory takes anything");
        let mut back = String::new();
        flate2::read::GzDecoder::new(small.as_slice()).read_to_string(&mut back).expect("text");
        assert_eq!(back, content);
    }

    #[test]
    fn a_copy_is_for_those_who_take_it() {
        assert!(Coding::Brotli.is_taken("gzip, deflate, br"));
        assert!(Coding::Gzip.is_taken("GZIP;q=0.5"));
        assert!(!Coding::Brotli.is_taken("gzip, br;q=0"));
        assert!(!Coding::Gzip.is_taken("identity"));
        assert_eq!(Coding::Gzip.copy_of(Path::new("a/b.js")), Path::new("a/b.js.gz"));
    }
}
