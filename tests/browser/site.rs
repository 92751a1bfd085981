//! A web server for the built page, as plain as servers come.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::environment;

/// What is served, and where.
#[derive(Clone, Debug)]
pub(crate) struct Served {
    /// Path of the page on the server, with a slash at both ends.
    pub(crate) below: &'static str,
    /// What the names of the files that are missing contain; none where it is empty.
    pub(crate) missing: &'static str,
}

impl Default for Served {
    fn default() -> Self {
        Self { below: "/", missing: "" }
    }
}

/// Serves the page on this machine; the threads end with the program.
pub(crate) fn serve(served: Served) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = listener.local_addr().expect("a bound listener has an address");
    let page = url(address, &served);
    let served = Arc::new(served);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let served = Arc::clone(&served);
            // a browser that goes away before the answer is through is no fault of the page
            thread::spawn(move || drop(answer(&stream, &served)));
        }
    });
    page
}

fn url(address: SocketAddr, served: &Served) -> String {
    format!("http://{address}{}", served.below)
}

fn answer(mut stream: &TcpStream, served: &Served) -> std::io::Result<()> {
    let lines = BufReader::new(stream).lines();
    let head: Vec<String> = lines.map_while(Result::ok).take_while(|l| !l.is_empty()).collect();
    let Some(target) = head.first().and_then(|line| line.split(' ').nth(1)) else { return Ok(()) };
    // the build's smaller copies, for the browser takes them all
    let read = |path: PathBuf| {
        let copy = fs::read(format!("{}.br", path.display())).map(|copy| (copy, "br")).ok();
        let whole = || Some((fs::read(&path).ok()?, "identity"));
        let (content, coding) = copy.or_else(whole)?;
        Some((content, coding, path))
    };
    let found = file_for(target, served).and_then(read);
    let (status, kind, coding, body) = match &found {
        Some((content, coding, path)) => ("200 OK", media_type(path), *coding, content.as_slice()),
        None => ("404 Not Found", "text/plain", "identity", b"not here".as_slice()),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Content-Encoding: {coding}\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(body)
}

fn file_for(target: &str, served: &Served) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix(served.below)?;
    let path = if path.is_empty() { "index.html" } else { path };
    let hidden = !served.missing.is_empty() && path.contains(served.missing);
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    (inside && !hidden).then(|| environment::dist().join(path))
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
