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
    // a browser that refuses one of these saves nothing, and there is nobody to tell
    let _ = saved(file);
}

fn saved(file: &SavedFile) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(file.kind);
    let parts = Array::of1(&file.text.as_str().into());
    let address =
        Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &kind)?)?;
    let link = document().create_element("a")?.unchecked_into::<HtmlAnchorElement>();
    link.set_href(&address);
    link.set_download(&file.name);
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
