//! Files of the page, renamed so that a name never stands for two contents.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::comments;
use crate::fingerprint::{fingerprint, stamped};
use crate::workspace;

/// A file of the page: where it goes below the page's folder, and its content.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Asset {
    pub(crate) path: PathBuf,
    pub(crate) content: Vec<u8>,
}

/// The names that sources use, each with the one that the page gets instead.
#[derive(Debug, Default)]
pub(crate) struct Names(Vec<(String, String)>);

impl Names {
    /// `text` with every name of a source replaced.
    pub(crate) fn apply(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (plain, stamped)| text.replace(plain, stamped))
    }

    fn apply_to_script(&self, code: &str) -> String {
        let lines = code.split_inclusive('\n');
        lines
            .map(|line| if is_wasm_import(line) { line.into() } else { self.apply(line) })
            .collect()
    }

    fn add(&mut self, plain: &str, fingerprint: &str) {
        if !self.0.iter().any(|(known, _)| known == plain) {
            self.0.push((plain.to_owned(), stamped(plain, fingerprint)));
        }
    }

    /// Renames `assets`, which may name one another: they share one fingerprint, and the names
    /// in their scripts follow.
    pub(crate) fn stamp(&mut self, assets: &mut [Asset]) {
        let contents: Vec<&[u8]> = assets.iter().map(|asset| asset.content.as_slice()).collect();
        let fingerprint = fingerprint(&contents);
        for asset in &*assets {
            self.add(&outermost(&asset.path), &fingerprint);
        }
        for asset in assets {
            asset.path = PathBuf::from(self.apply(&with_slashes(&asset.path)));
            if asset.path.extension().is_some_and(|extension| extension == "js") {
                let code = String::from_utf8_lossy(&asset.content);
                let code = comments::of_script(&code);
                asset.content = self.apply_to_script(&code).into_bytes();
            }
        }
    }
}

/// Whether a line that wasm-bindgen wrote says `"./snippets/….js": import1,`: there the name is
/// not a file's but the one that the WebAssembly module knows its import by.
fn is_wasm_import(line: &str) -> bool {
    line.trim_start().starts_with("\"./") && line.contains("\": import")
}

/// What is renamed of a path: the file's name, or the folder it is in, marked by its slash.
fn outermost(path: &Path) -> String {
    let path = with_slashes(path);
    match path.split_once('/') {
        Some((folder, _)) => format!("{folder}/"),
        None => path,
    }
}

fn with_slashes(path: &Path) -> String {
    let names = path.iter().map(|name| name.to_string_lossy());
    names.collect::<Vec<_>>().join("/")
}

/// The sheets in a folder of `web/style`, one after the other in the order of their names.
pub(crate) fn style(folder: &str) -> Result<Vec<u8>> {
    let sheets = read_folder(&workspace::root().join("web/style").join(folder))?;
    let sheets = sheets.iter().map(|sheet| String::from_utf8_lossy(&sheet.content));
    Ok(sheets.map(|sheet| comments::of_style(&sheet)).collect::<String>().into_bytes())
}

/// All files below `folder`, in the order of their names.
pub(crate) fn read_folder(folder: &Path) -> Result<Vec<Asset>> {
    let mut assets = Vec::new();
    for path in files_below(folder)? {
        let content = read(&path)?;
        let path = path.strip_prefix(folder).unwrap_or(&path).to_path_buf();
        assets.push(Asset { path, content });
    }
    Ok(assets)
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// The paths of what is directly in `folder`, in order.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect());
    let mut paths: Vec<PathBuf> =
        paths.with_context(|| format!("could not list the folder {}", folder.display()))?;
    paths.sort();
    Ok(paths)
}

/// The content of the file at `path`.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("could not read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asset(path: &str, content: &str) -> Asset {
        Asset { path: path.into(), content: content.into() }
    }

    const SCRIPT: &str = r#"import * as import1 from "./snippets/a/b.js"
        "./snippets/a/b.js": import1,
        new URL('app_bg.wasm', import.meta.url)"#;

    fn stamped_page() -> (Names, Vec<Asset>) {
        let mut assets = vec![
            asset("app.js", SCRIPT),
            asset("app_bg.wasm", "names app.js but is no text"),
            asset("snippets/a/b.js", "import '../../app.js'"),
        ];
        let mut names = Names::default();
        names.stamp(&mut assets);
        (names, assets)
    }

    #[test]
    fn scripts_name_one_another_as_they_are_stored() {
        let (_, assets) = stamped_page();
        let [script, module, snippet] = &assets[..] else { panic!("three assets went in") };
        let code = String::from_utf8_lossy(&script.content);
        assert!(code.contains(&format!("from \"./{}\"", with_slashes(&snippet.path))), "{code}");
        assert!(code.contains(&format!("'{}'", with_slashes(&module.path))), "{code}");
        let code = String::from_utf8_lossy(&snippet.content);
        assert_eq!(code, format!("import '../../{}'", with_slashes(&script.path)));
    }

    #[test]
    fn what_the_module_calls_its_imports_stays() {
        let (_, assets) = stamped_page();
        let code = String::from_utf8_lossy(&assets[0].content);
        assert!(code.contains(r#""./snippets/a/b.js": import1"#), "{code}");
    }

    #[test]
    fn only_scripts_are_rewritten() {
        let (_, assets) = stamped_page();
        assert_eq!(assets[1].content, b"names app.js but is no text");
    }

    #[test]
    fn a_page_follows_the_new_names() {
        let (names, assets) = stamped_page();
        let page = names.apply("<link href=\"app_bg.wasm\">");
        assert_eq!(page, format!("<link href=\"{}\">", assets[1].path.display()));
    }
}
