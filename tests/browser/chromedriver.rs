//! The program that drives Chromium.

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{self, Child, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::environment::{self, unique_number};

/// A running `chromedriver`, which ends with this value.
///
/// Its Chromium hangs on a pipe to it, so that one never outlives the other.
pub(crate) struct Chromedriver {
    process: Child,
    port: u16,
    /// Where it and Chromium keep what they need while they run.
    folder: PathBuf,
    /// Held open: a program that cannot write its messages may stop.
    messages: BufReader<ChildStdout>,
}

/// How often it is started anew, since it ends at once when the port it happens on is half taken;
/// and how often its folder is tried to be taken away.
const TRIES: usize = 5;

impl Chromedriver {
    /// Starts one on a port that the system chooses.
    pub(crate) fn start() -> Self {
        let started = (0..TRIES).find_map(|_| Self::try_to_start());
        started.expect("chromedriver must start and say its port")
    }

    fn try_to_start() -> Option<Self> {
        let folder = new_folder();
        let mut process = Command::new(environment::chromedriver())
            .arg("--port=0")
            .env("TMPDIR", &folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver must be a program");
        let output = process.stdout.take().expect("its output is piped");
        let messages = BufReader::new(output);
        let mut driver = Self { process, port: 0, folder, messages };
        let mut lines = driver.messages.by_ref().lines().map_while(Result::ok);
        driver.port = lines.find_map(|line| port_in(&line))?;
        Some(driver)
    }

    /// Where it takes commands.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// A folder that no other driver has. Its path is short, since sockets are made in it.
fn new_folder() -> PathBuf {
    let name = format!("canghai-{}-{}", process::id(), unique_number());
    let folder = env::temp_dir().join(name);
    fs::create_dir_all(&folder).expect("temporary folders can be made");
    folder
}

/// The number in `ChromeDriver was started successfully on port 45957.`
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // one that has ended already needs no killing
        let _ = self.process.kill();
        let _ = self.process.wait();
        remove(&self.folder);
    }
}

/// Takes a folder away, waiting a little for a Chromium that still writes to it; what is left then
/// is left to the system, as all temporary files are.
fn remove(folder: &Path) {
    for _ in 0..TRIES {
        if fs::remove_dir_all(folder).is_ok() {
            return;
        }
        sleep(Duration::from_millis(200));
    }
}
