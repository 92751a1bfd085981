//! A web server for one page on one machine.

use std::fs::File;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::compression::Coding;

/// How many ports are tried after the one asked for.
const FURTHER_PORTS: u16 = 20;

/// Serves `folder` until the program is stopped, at `port` or the next free one.
///
/// # Errors
/// When none of the ports is free.
pub(crate) fn serve(folder: &Path, port: u16, open_browser: bool) -> Result<()> {
    let (server, port) = bind(port)?;
    let address = format!("http://127.0.0.1:{port}/");
    eprintln!("the simulator is at {address} (stop with Ctrl+C)");
    if open_browser && let Err(error) = open::that_detached(&address) {
        eprintln!("could not open a browser, please open that address by hand: {error}");
    }
    for request in server.incoming_requests() {
        answer(request, folder);
    }
    Ok(())
}

fn bind(first: u16) -> Result<(Server, u16)> {
    let last = first.saturating_add(FURTHER_PORTS);
    let bound = (first..=last).find_map(|port| {
        let server = Server::http(("127.0.0.1", port));
        server
            .inspect_err(|error| eprintln!("port {port} cannot be used: {error}"))
            .ok()
            .zip(Some(port))
    });
    bound.ok_or_else(|| anyhow!("no port from {first} to {last} is free; choose one with --port"))
}

/// A visitor who goes away before the answer is through is no reason to stop serving.
fn answer(request: Request, folder: &Path) {
    let sent = match file_for(&request, folder) {
        Ok((file, headers)) => {
            let response = Response::from_file(file);
            request.respond(headers.into_iter().fold(response, Response::with_header))
        }
        Err(status) => request.respond(Response::from_string("").with_status_code(status)),
    };
    if let Err(error) = sent {
        eprintln!("an answer was not taken: {error}");
    }
}

/// The file asked for and what is said of it, or the HTTP status that says why there is none.
fn file_for(request: &Request, folder: &Path) -> Result<(File, Vec<Header>), u16> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return Err(405);
    }
    let path = folder.join(path_in_folder(request.url()).ok_or(404_u16)?);
    let mut headers = headers(&path);
    let accepts = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
    let accepted = accepts.map_or("", |header| header.value.as_str());
    let mut taken = Coding::ALL.into_iter().filter(|coding| coding.is_taken(accepted));
    let copy = |coding: Coding| Some((coding, File::open(coding.copy_of(&path)).ok()?));
    if let Some((coding, file)) = taken.find_map(copy) {
        headers.push(header("Content-Encoding", coding.name()));
        return Ok((file, headers));
    }
    let file = File::open(&path).map_err(|_| 404_u16)?;
    Ok((file, headers))
}

/// The path below the served folder; `None` for one that would lead out of it.
fn path_in_folder(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    let inside = |part| matches!(part, Component::Normal(_));
    Path::new(path).components().all(inside).then(|| PathBuf::from(path))
}

fn headers(path: &Path) -> Vec<Header> {
    let vary = header("Vary", "Accept-Encoding");
    let mut headers = vec![header("Content-Type", media_type(path)), vary];
    // the other files carry their content in their name
    if path.ends_with("index.html") {
        headers.push(header("Cache-Control", "no-cache"));
    } else {
        headers.push(header("Cache-Control", "max-age=31536000, immutable"));
    }
    headers
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("headers here are plain ASCII")
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_the_page_whatever_the_query() {
        assert_eq!(path_in_folder("/?s=1"), Some("index.html".into()));
        assert_eq!(path_in_folder("/"), Some("index.html".into()));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        assert_eq!(path_in_folder("/../Cargo.toml"), None);
        assert_eq!(path_in_folder("/a/../../Cargo.toml"), None);
    }

    #[test]
    fn a_taken_port_gives_way_to_the_next() {
        let (_first, taken) = bind(18_400).expect("a port must be free");
        let (_second, next) = bind(taken).expect("a port must be free");
        assert!(next > taken);
    }
}
