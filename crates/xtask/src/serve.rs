//! A web server for one page on one machine.

use std::net::TcpListener;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, VARY};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tower_http::services::ServeDir;

/// How many ports are tried after the one asked for.
const FURTHER_PORTS: u16 = 20;

/// Serves `folder` until the program is stopped, at `port` or the next free one.
///
/// # Errors
/// When none of the ports is free, or the system lets nothing be served.
pub(crate) fn serve(folder: &Path, port: u16, open_browser: bool) -> Result<()> {
    let (listener, port) = bind(port)?;
    let address = format!("http://127.0.0.1:{port}/");
    eprintln!("the simulator is at {address} (stop with Ctrl+C)");
    if open_browser && let Err(error) = open::that_detached(&address) {
        eprintln!("could not open a browser, please open that address by hand: {error}");
    }
    answer(listener, folder)
}

fn bind(first: u16) -> Result<(TcpListener, u16)> {
    let last = first.saturating_add(FURTHER_PORTS);
    let bound = (first..=last).find_map(|port| {
        let listener = TcpListener::bind(("127.0.0.1", port));
        listener
            .inspect_err(|error| eprintln!("port {port} cannot be used: {error}"))
            .ok()
            .zip(Some(port))
    });
    bound.ok_or_else(|| anyhow!("no port from {first} to {last} is free; choose one with --port"))
}

/// Answers with the files of `folder`, or their smaller copies where a browser takes them.
fn answer(listener: TcpListener, folder: &Path) -> Result<()> {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let site = Router::new().fallback_service(files).layer(from_fn(keep));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let served = runtime.context("nothing can be served")?.block_on(async {
        listener.set_nonblocking(true)?;
        axum::serve(tokio::net::TcpListener::from_std(listener)?, site).await
    });
    served.context("the page is served no more")
}

/// Says how long a browser may keep an answer.
async fn keep(request: Request, next: Next) -> Response {
    // the other files carry their content in their name
    let is_page = matches!(request.uri().path(), "/" | "/index.html");
    let keep = if is_page { "no-cache" } else { "max-age=31536000, immutable" };
    let mut response = next.run(request).await;
    if response.status().is_success() {
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
        headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    response
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read as _, Write as _};
    use std::net::{SocketAddr, TcpStream};
    use std::thread;

    use super::*;

    /// A served folder with a page and a file that has a copy; the thread ends with the tests.
    fn served(name: &str) -> SocketAddr {
        let folder = crate::workspace::root().join("target/serve-tests").join(name);
        fs::create_dir_all(&folder).expect("a folder");
        for (file, content) in
            [("index.html", "page"), ("a.js", "whole"), ("a.js.br", "br"), ("a.js.gz", "gz")]
        {
            fs::write(folder.join(file), content).expect("a file");
        }
        fs::write(folder.with_extension("secret"), "secret").expect("a file");
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = listener.local_addr().expect("a bound listener has an address");
        thread::spawn(move || answer(listener, &folder));
        address
    }

    fn answer_to(address: SocketAddr, target: &str, accepted: &str) -> String {
        let mut stream = TcpStream::connect(address).expect("a server");
        let head = format!("Host: here\r\nAccept-Encoding: {accepted}\r\nConnection: close");
        write!(stream, "GET {target} HTTP/1.1\r\n{head}\r\n\r\n").expect("a question");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    #[test]
    fn the_root_is_the_page_whatever_the_query() {
        let address = served("root");
        for target in ["/?s=1", "/"] {
            let answer = answer_to(address, target, "identity");
            assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("page"), "{answer}");
            assert!(answer.contains("cache-control: no-cache"), "{answer}");
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let address = served("outside");
        for target in ["/../outside.secret", "/a/../../outside.secret", "/%2e%2e/outside.secret"] {
            let answer = answer_to(address, target, "identity");
            assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
        }
    }

    #[test]
    fn a_copy_is_for_those_who_take_it() {
        let address = served("copies");
        let copies = [
            ("gzip, deflate, br", "br"),
            ("GZIP;q=0.5", "gz"),
            ("gzip, br;q=0", "gz"),
            ("identity", "whole"),
        ];
        for (accepted, content) in copies {
            let answer = answer_to(address, "/a.js", accepted);
            assert!(answer.ends_with(&format!("\r\n{content}")), "{accepted}: {answer}");
            assert!(answer.contains("content-type: text/javascript"), "{answer}");
            assert!(answer.contains("immutable"), "{answer}");
        }
    }

    /// A browser opens connections beforehand, and keeps those that it has used.
    #[test]
    fn connections_that_ask_nothing_keep_no_other_waiting() {
        let address = served("waiting");
        let idle: Vec<_> =
            (0..64).map(|_| TcpStream::connect(address).expect("a server")).collect();
        assert!(answer_to(address, "/", "identity").ends_with("page"));
        drop(idle);
    }

    #[test]
    fn a_taken_port_gives_way_to_the_next() {
        let (_first, taken) = bind(18_400).expect("a port must be free");
        let (_second, next) = bind(taken).expect("a port must be free");
        assert!(next > taken);
    }
}
