//! The command as its users run it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// What the command makes of these arguments.
pub(crate) fn canghai(arguments: &[&str]) -> Output {
    canghai_reading(arguments, "")
}

/// What it makes of these arguments and this text on standard input.
pub(crate) fn canghai_reading(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_canghai"));
    command.args(arguments).env_remove("LC_ALL").env("LANG", "en_US.UTF-8");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("an input");
    // a program that ends before it has read everything is no matter here
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

pub(crate) fn shown(arguments: &[&str]) -> String {
    let output = canghai(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8 output")
}

/// The output of a command that is asked for JSON.
pub(crate) fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&shown(arguments)).expect("JSON output")
}

/// The message and exit code of a refused command.
pub(crate) fn refused(arguments: &[&str]) -> (String, Option<i32>) {
    let output = canghai(arguments);
    assert!(output.stdout.is_empty(), "nothing is printed beside a message");
    (String::from_utf8(output.stderr).expect("UTF-8 messages"), output.status.code())
}

/// A folder of these tests' own: other packages leave files beside it.
pub(crate) fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command-line").join(name);
    std::fs::create_dir_all(&path).expect("a scratch folder can be made");
    path
}
