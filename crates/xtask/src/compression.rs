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
    fn a_copy_stands_beside_its_file() {
        assert_eq!(Coding::Gzip.copy_of(Path::new("a/b.js")), Path::new("a/b.js.gz"));
    }
}
