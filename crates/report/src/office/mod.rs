//! What documents and slides have alike: the package that holds their parts, and its XML.

mod package;

pub(crate) use canghai_chart::Node as Element;
pub(crate) use package::{Package, Part};

/// English Metric Units in a point and in a centimetre, the lengths of office drawings.
pub(crate) const POINT: i64 = 12_700;
pub(crate) const CENTIMETRE: i64 = 360_000;

/// Namespaces that several parts name.
pub(crate) const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
pub(crate) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(crate) const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// An element with one attribute `name="value"`, of which office files have many.
pub(crate) fn valued(
    tag: &'static str,
    name: &'static str,
    value: impl std::fmt::Display,
) -> Element {
    Element::new(tag).with(name, value)
}

/// A fill of one colour.
pub(crate) fn solid(colour: &str) -> Element {
    Element::new("a:solidFill").holding([valued("a:srgbClr", "val", crate::palette::hex(colour))])
}

/// A picture's rectangle and how its pixels fill it, in the namespace of pictures or of slides.
pub(crate) fn rectangle((x, y): (i64, i64), (width, height): (i64, i64)) -> [Element; 2] {
    [
        Element::new("a:off").with("x", x).with("y", y),
        Element::new("a:ext").with("cx", width).with("cy", height),
    ]
}
