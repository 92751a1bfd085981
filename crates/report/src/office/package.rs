//! The package of an office file: parts with their kinds and what they refer to, in a zip.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Element, RELATIONS};
use crate::trouble::Trouble;

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const PROPERTIES: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const PROPERTIES_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
/// What begins every XML part.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A part of a package.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Where it stands, without a slash before it.
    path: String,
    /// Its content type.
    kind: &'static str,
    bytes: Vec<u8>,
    /// What it refers to: kind, target and whether that is outside the package.
    relations: Vec<(String, String, bool)>,
}

impl Part {
    /// A part of XML.
    pub(crate) fn xml(path: impl Into<String>, kind: &'static str, root: &Element) -> Self {
        Self::bytes(path, kind, format!("{DECLARATION}{root}").into_bytes())
    }

    /// A part of bytes, such as a picture.
    pub(crate) fn bytes(path: impl Into<String>, kind: &'static str, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), kind, bytes, relations: Vec::new() }
    }

    /// The part with references, the first being `rId1`: kinds (the last part of their addresses)
    /// and targets as seen from the part.
    pub(crate) fn referring<'a>(
        mut self,
        relations: impl IntoIterator<Item = (&'a str, String)>,
    ) -> Self {
        let inside = relations.into_iter().map(|(kind, target)| {
            let outside = kind == "hyperlink";
            (format!("{RELATIONS}/{kind}"), target, outside)
        });
        self.relations.extend(inside);
        self
    }
}

/// The parts of an office file.
#[derive(Debug, Default)]
pub(crate) struct Package {
    parts: Vec<Part>,
}

impl Package {
    pub(crate) fn add(&mut self, part: Part) {
        self.parts.push(part);
    }

    /// The file, whose main part is the first that was added.
    pub(crate) fn finish(self, title: &str, author: &str) -> Result<Vec<u8>, Trouble> {
        let main = self.parts.first().map_or("", |part| part.path.as_str());
        let root = [
            (format!("{RELATIONS}/officeDocument"), main.to_owned(), false),
            (PROPERTIES.to_owned(), "docProps/core.xml".to_owned(), false),
        ];
        let properties = Part::xml("docProps/core.xml", PROPERTIES_TYPE, &core(title, author));
        let mut zip = Zip(ZipWriter::new(Cursor::new(Vec::new())));
        let parts = || self.parts.iter().chain([&properties]);
        zip.put("[Content_Types].xml", xml(&types(parts())).as_bytes())?;
        zip.put("_rels/.rels", xml(&relations(&root)).as_bytes())?;
        for part in parts() {
            zip.put(&part.path, &part.bytes)?;
            if !part.relations.is_empty() {
                let (folder, name) = part.path.rsplit_once('/').unwrap_or(("", &part.path));
                let path = format!("{folder}/_rels/{name}.rels");
                zip.put(path.trim_start_matches('/'), xml(&relations(&part.relations)).as_bytes())?;
            }
        }
        Ok(zip.0.finish().map_err(Trouble::writer)?.into_inner())
    }
}

struct Zip(ZipWriter<Cursor<Vec<u8>>>);

impl Zip {
    /// Adds a file without a date, so that the same content gives the same bytes.
    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.0.start_file(path, options).map_err(Trouble::writer)?;
        self.0.write_all(bytes).map_err(Trouble::writer)
    }
}

fn xml(root: &Element) -> String {
    format!("{DECLARATION}{root}")
}

fn types<'a>(parts: impl Iterator<Item = &'a Part>) -> Element {
    let usual = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ];
    let usual = usual.into_iter().map(|(ending, kind)| {
        Element::new("Default").with("Extension", ending).with("ContentType", kind)
    });
    let own = parts.map(|part| {
        let path = format!("/{}", part.path);
        Element::new("Override").with("PartName", path).with("ContentType", part.kind)
    });
    Element::new("Types").with("xmlns", TYPES).holding(usual).holding(own)
}

fn relations(all: &[(String, String, bool)]) -> Element {
    let own = (1..).zip(all).map(|(number, (kind, target, outside))| {
        let relation = Element::new("Relationship")
            .with("Id", format!("rId{number}"))
            .with("Type", kind)
            .with("Target", target);
        if *outside { relation.with("TargetMode", "External") } else { relation }
    });
    Element::new("Relationships").with("xmlns", PACKAGE).holding(own)
}

/// Title and author.
fn core(title: &str, author: &str) -> Element {
    Element::new("cp:coreProperties")
        .with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .holding([
            Element::new("dc:title").saying(title),
            Element::new("dc:creator").saying(author),
        ])
}
