//! The code of a link on the screen is read off a picture of it by a reader that is none of ours.

use canghai_app::Language;

use crate::futures::is_exact;
use crate::page::{Page, complaint};
use crate::visit::{DESKTOP, LAPTOP, PHONE, Visit, Window};

/// A picture in shades of grey.
struct Grey {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

/// What is seen of the page, without its colours.
fn picture(page: &Page) -> Grey {
    let png = page.screenshot();
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a picture");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a picture that fits")];
    let frame = reader.next_frame(&mut pixels).expect("a whole picture");
    let samples = frame.color_type.samples();
    let shades = pixels[..frame.buffer_size()].chunks(samples).map(|pixel| pixel[1 % samples]);
    Grey { width: frame.width as usize, height: frame.height as usize, shades: shades.collect() }
}

/// The texts of all codes in a picture.
fn codes(picture: &Grey) -> Vec<String> {
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(picture.width, picture.height, |x, y| {
            picture.shades[y * picture.width + x]
        });
    let found = prepared.detect_grids();
    found.iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
}

fn open_panel(page: &Page) -> String {
    // a link says the results as well, so that it changes as long as these do
    page.comes_right(is_exact);
    page.click("#share-button");
    page.comes_right(|page| {
        complaint(page.evaluate("!!document.querySelector('.share-card .qr')") == true, "no code")
    });
    page.run("document.querySelector('.share-card .qr').scrollIntoView({ block: 'center' })", &[]);
    page.settle();
    page.value("input[name=link]")
}

fn the_code_says_the_link(window: Window) {
    let page = Visit::in_language(Language::Chinese).in_window(window).open();
    let link = open_panel(&page);
    assert!(link.contains("?s="), "{link}");
    assert_eq!(codes(&picture(&page)), [link], "in {window:?}");
}

#[test]
fn a_picture_of_the_page_gives_the_link_on_a_laptop() {
    the_code_says_the_link(LAPTOP);
}

#[test]
fn a_picture_of_the_page_gives_the_link_on_a_projector() {
    the_code_says_the_link(DESKTOP);
}

#[test]
fn a_picture_of_the_page_gives_the_link_on_a_phone() {
    the_code_says_the_link(PHONE);
}

#[test]
fn a_picture_of_the_dark_page_gives_the_link_to_six_scenarios() {
    let page = Visit::in_language(Language::Chinese).open();
    page.choose("select.theme", "dark");
    for _ in 0..4 {
        page.run("document.querySelector('[data-action=copy]').click()", &[]);
        page.settle();
    }
    let link = open_panel(&page);
    assert_eq!(codes(&picture(&page)), [link]);
}
