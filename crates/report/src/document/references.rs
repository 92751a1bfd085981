//! What a document refers to, collected while its body is written.

/// Parts that every document has, the first being `rId1`.
const USUAL: [(&str, &str); 4] = [
    ("styles", "styles.xml"),
    ("fontTable", "fontTable.xml"),
    ("footer", "footer1.xml"),
    ("settings", "settings.xml"),
];
/// Reference of the footer.
pub(super) const FOOTER: &str = "rId3";

/// Links and pictures in the order of their references.
#[derive(Debug, Default)]
pub(super) struct References(Vec<Target>);

#[derive(Debug)]
enum Target {
    Link(String),
    Picture(Vec<u8>),
}

/// The number of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference(pub(super) usize);

impl Reference {
    /// As parts name it.
    pub(super) fn id(self) -> String {
        format!("rId{}", self.0)
    }
}

impl References {
    /// A reference to an address.
    pub(super) fn link(&mut self, address: &str) -> Reference {
        self.add(Target::Link(address.to_owned()))
    }

    /// A reference to a picture of these bytes.
    pub(super) fn picture(&mut self, bytes: Vec<u8>) -> Reference {
        self.add(Target::Picture(bytes))
    }

    fn add(&mut self, target: Target) -> Reference {
        self.0.push(target);
        Reference(USUAL.len() + self.0.len())
    }

    /// Kinds and targets, in their order.
    pub(super) fn relations(&self) -> Vec<(&'static str, String)> {
        let usual = USUAL.map(|(kind, target)| (kind, target.to_owned()));
        let own = self.0.iter().enumerate().map(|(place, target)| match target {
            Target::Link(address) => ("hyperlink", address.clone()),
            Target::Picture(_) => ("image", path(place)),
        });
        usual.into_iter().chain(own).collect()
    }

    /// The pictures with where they stand.
    pub(super) fn pictures(self) -> Vec<(String, Vec<u8>)> {
        let own = self.0.into_iter().enumerate();
        own.filter_map(|(place, target)| match target {
            Target::Picture(bytes) => Some((path(place), bytes)),
            Target::Link(_) => None,
        })
        .collect()
    }
}

fn path(place: usize) -> String {
    format!("media/image{}.png", place + 1)
}
