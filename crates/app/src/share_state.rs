//! What is chosen for sharing, and what can happen to it.

/// What is chosen for sharing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShareState {
    /// Whether the panel is open.
    pub open: bool,
    /// The address that the page sits at, without query and place; empty where it has none, as when
    /// it is opened from a file.
    pub here: String,
    /// The address that links get instead; empty where the reader gave none.
    pub address: String,
}

/// Longest address that is taken, characters.
const LONGEST_ADDRESS: usize = 500;

impl ShareState {
    /// The address that links get; empty where there is none.
    #[must_use]
    pub fn address(&self) -> &str {
        if self.address.is_empty() { &self.here } else { &self.address }
    }

    /// Takes an address from a reader: without white space, and not without end.
    pub(crate) fn choose(&mut self, address: &str) {
        let visible = address.chars().filter(|c| !c.is_whitespace() && !c.is_control());
        self.address = visible.take(LONGEST_ADDRESS).collect();
    }
}

/// Something that happens to sharing.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareEvent {
    /// The panel was opened or closed.
    Show(bool),
    /// The page sits at this address.
    Here(String),
    /// Links get this address.
    Address(String),
    /// The page was opened at this address, which may hold a link.
    Arrive(String),
    /// A text with a link in it was given.
    Paste(String),
    /// A file was given.
    File(GivenFile),
}

/// A file that the reader gave.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenFile {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub content: FileContent,
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq)]
pub enum FileContent {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// So many bytes that they were not read.
    TooLarge(u64),
    /// The browser could not read it, and why.
    Unreadable(String),
}
