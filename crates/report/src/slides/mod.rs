//! The slides.

mod chart;
mod frame;
mod pages;
mod shapes;

use crate::about::Report;
use crate::office::{Package, Part};
use crate::trouble::Trouble;

use pages::Slide;

/// Kinds of the parts.
const DECK: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
const MASTER: &str = "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml";
const LAYOUT: &str = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml";
const SLIDE: &str = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const BOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PNG: &str = "image/png";

impl Report<'_> {
    /// The slides, 16 to 9, with words and charts that can be edited.
    ///
    /// # Errors
    /// What the writers say; never for one to six scenarios.
    pub fn pptx(&self) -> Result<Vec<u8>, Trouble> {
        let code = self.code_picture()?;
        let slides = pages::slides(self, code.is_some());
        let mut package = Package::default();
        let all = (1..=slides.len()).map(|n| ("slide", format!("slides/slide{n}.xml")));
        let master = ("slideMaster", "slideMasters/slideMaster1.xml".to_owned());
        let deck = Part::xml("ppt/presentation.xml", DECK, &frame::deck(slides.len()));
        package.add(deck.referring(std::iter::once(master).chain(all)));
        let below = [
            ("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()),
            ("theme", "../theme/theme1.xml".to_owned()),
        ];
        let master = Part::xml("ppt/slideMasters/slideMaster1.xml", MASTER, &frame::master());
        package.add(master.referring(below));
        let above = [("slideMaster", "../slideMasters/slideMaster1.xml".to_owned())];
        let layout = Part::xml("ppt/slideLayouts/slideLayout1.xml", LAYOUT, &frame::layout());
        package.add(layout.referring(above));
        package.add(Part::bytes("ppt/theme/theme1.xml", THEME, frame::theme()));
        for (number, slide) in (1..).zip(slides) {
            add(&mut package, number, slide)?;
        }
        if let Some(code) = code {
            package.add(Part::bytes("ppt/media/code.png", PNG, code));
        }
        package.finish(&self.title(), &canghai_app::text(self.language(), "product"))
    }
}

/// Adds a slide with its chart and the chart's workbook.
fn add(package: &mut Package, number: usize, slide: Slide) -> Result<(), Trouble> {
    let mut relations = vec![("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned())];
    if let Some(chart) = slide.chart {
        relations.push(("chart", format!("../charts/chart{number}.xml")));
        let book = format!("../embeddings/book{number}.xlsx");
        let part = Part::xml(format!("ppt/charts/chart{number}.xml"), CHART, &chart.xml());
        package.add(part.referring([("package", book)]));
        let book = chart.workbook().map_err(Trouble::writer)?;
        package.add(Part::bytes(format!("ppt/embeddings/book{number}.xlsx"), BOOK, book));
    }
    if slide.has_code {
        relations.push(("image", "../media/code.png".to_owned()));
        relations.push(("hyperlink", slide.link));
    }
    let root = frame::slide(slide.shapes);
    package
        .add(Part::xml(format!("ppt/slides/slide{number}.xml"), SLIDE, &root).referring(relations));
    Ok(())
}
