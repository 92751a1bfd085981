//! The folder `dist/`: every file is named by its content, so that a browser may keep it for
//! ever, except `index.html`, which names the others.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::assets::{self, Asset, Names};
use crate::bindings::{self, NAME};
use crate::compression::{self, Coding};
use crate::{wasm_target, workspace};

/// Builds the simulator's page and returns the folder it is in.
pub(crate) fn build() -> Result<PathBuf> {
    let toolchain = wasm_target::ready()?;
    eprintln!("building the page (the first time takes some minutes)");
    let assets = collect(&bindings::generate(toolchain)?)?;
    let dist = workspace::dist();
    eprintln!("the page is in {}, in kB, and in brackets as it travels:", dist.display());
    for asset in &assets {
        let travels = write(&dist, asset)?;
        let [size, travels] = [asset.content.len(), travels].map(|bytes| bytes.div_ceil(1000));
        eprintln!("{size:>8} ({travels:>4})  {}", asset.path.display());
    }
    remove_all_but(&assets, &dist)?;
    Ok(dist)
}

/// Builds a page that notes which of its functions run, and gives its folder and their names.
pub(crate) fn build_noting() -> Result<(PathBuf, Vec<String>)> {
    let (generated, names) = bindings::generate_noting(wasm_target::ready()?)?;
    let folder = generated.join("dist");
    for asset in collect(&generated)? {
        write(&folder, &asset)?;
    }
    Ok((folder, names))
}

/// All files, `index.html` last: whoever reads it while we write finds what it names.
fn collect(generated: &Path) -> Result<Vec<Asset>> {
    let mut names = Names::default();
    let mut assets = assets::read_folder(generated)?;
    names.stamp(&mut assets);
    let mut style = [style()?];
    names.stamp(&mut style);
    assets.extend(style);
    assets.push(index(&names)?);
    Ok(assets)
}

/// The style of what the first view shows. The later one is in the rest of the program.
fn style() -> Result<Asset> {
    Ok(Asset { path: "style.css".into(), content: assets::style("first")? })
}

fn asset(file: &Path) -> Result<Asset> {
    let name = file.file_name().unwrap_or_default();
    Ok(Asset { path: name.into(), content: assets::read(file)? })
}

fn index(names: &Names) -> Result<Asset> {
    let mut page = asset(&workspace::root().join("index.html"))?;
    let text = String::from_utf8_lossy(&page.content);
    let script = format!("{NAME}.js");
    ensure!(text.contains(&script), "index.html must load {script}, else the page stays empty");
    page.content = names.apply(&text).into_bytes();
    Ok(page)
}

/// Writes a file with its smaller copies and gives the size of the smallest.
fn write(folder: &Path, asset: &Asset) -> Result<usize> {
    let path = folder.join(&asset.path);
    let written = path.parent().map_or(Ok(()), fs::create_dir_all);
    written
        .and_then(|()| fs::write(&path, &asset.content))
        .and_then(|()| compression::write_copies(&path, &asset.content))
        .with_context(|| format!("could not write {}", path.display()))
}

/// Takes away what earlier builds left. A folder's name stands for its content, as a file's does.
fn remove_all_but(assets: &[Asset], folder: &Path) -> Result<()> {
    let outermost = assets.iter().filter_map(|asset| asset.path.iter().next().map(Path::new));
    let with_copies = |file: &Path| Coding::ALL.map(|coding| coding.copy_of(file));
    let kept: Vec<_> = outermost
        .flat_map(|name| [vec![name.to_owned()], with_copies(name).into()].concat())
        .collect();
    for path in assets::entries(folder)? {
        if !path.file_name().is_some_and(|name| kept.iter().any(|kept| kept.as_os_str() == name)) {
            workspace::remove(&path)?;
        }
    }
    Ok(())
}
