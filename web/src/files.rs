//! Files from and to the reader's machine.

use canghai_app::{Event, FileContent, GivenFile, LARGEST_GIVEN, SavedFile, ShareEvent};
use gloo::utils::document;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Url};
use yew::Callback;

/// Has the browser save a file.
pub(crate) fn save(file: &SavedFile) {
    save_part(&file.name, file.kind, &file.text.as_str().into());
}

/// The same of a file's bytes, with its name and what kind of content it has.
pub(crate) fn save_bytes(name: &str, kind: &str, bytes: &Uint8Array) {
    save_part(name, kind, bytes);
}

fn save_part(name: &str, kind: &str, part: &JsValue) {
    // a browser that refuses one of these saves nothing, and there is nobody to tell
    let _ = saved(name, kind, part);
}

fn saved(name: &str, kind: &str, part: &JsValue) -> Result<(), JsValue> {
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    let blob = Blob::new_with_blob_sequence_and_options(&Array::of1(part), &properties)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link = document().create_element("a")?.unchecked_into::<HtmlAnchorElement>();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// Reads the first of several files and gives it to the application.
pub(crate) fn open(files: Option<FileList>, send: &Callback<Event>) {
    let Some(file) = files.and_then(|files| files.get(0)) else { return };
    let send = send.clone();
    spawn_local(async move {
        let given = GivenFile { name: file.name(), content: content(&file).await };
        send.emit(Event::Share(ShareEvent::File(given)));
    });
}

/// What is in a file, of which nothing is read that is too large.
async fn content(file: &File) -> FileContent {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size")]
    let size = file.size() as u64;
    if size > LARGEST_GIVEN {
        return FileContent::TooLarge(size);
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => FileContent::Bytes(Uint8Array::new(&buffer).to_vec()),
        Err(error) => {
            FileContent::Unreadable(String::from(js_sys::Object::from(error).to_string()))
        }
    }
}
