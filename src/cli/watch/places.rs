//! Where can a file be changed, and how does it stand there?

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::{RecursiveMode, Watcher as _};

/// How many links are followed, as Linux does.
const LINKS: usize = 40;

/// How the files of a call stand on disk: the size, the time and the number of each.
pub(in crate::cli) type Stamps = Vec<Option<(u64, String, u64)>>;

/// Looks at the files of a call. To be done before they are read, so that no change is lost.
pub(in crate::cli) fn stamps(paths: &[PathBuf]) -> Stamps {
    let stamp = |path: &PathBuf| {
        let metadata = fs::metadata(path).ok()?;
        // The time is only ever compared with itself.
        Some((metadata.len(), format!("{:?}", metadata.modified().ok()), number(&metadata)))
    };
    paths.iter().map(stamp).collect()
}

#[cfg(unix)]
fn number(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> u64 {
    0
}

/// A folder to be watched, its number, and the name in it that matters.
pub(super) type Watched = (PathBuf, u64, OsString);

/// Returns where a file, or a link on the way to it, can be replaced: the folder and the name of each
/// link, and those of the file itself or of the first folder that is not there.
pub(super) fn places_of(path: &Path) -> Vec<Watched> {
    let mut found = Vec::new();
    let Ok(mut path) = std::path::absolute(path) else { return found };
    for _ in 0..LINKS {
        let mut way: Vec<&Path> = path.ancestors().collect();
        way.reverse();
        let kind = |it: &Path| fs::symlink_metadata(it);
        let stop = way.iter().find(|it| kind(it).map_or(true, |it| it.is_symlink()));
        let at = stop.copied().unwrap_or(&path);
        let (Some(folder), Some(name)) = (at.parent(), at.file_name()) else { break };
        let of_folder = fs::metadata(folder).map_or(0, |it| number(&it));
        found.push((folder.to_owned(), of_folder, name.to_owned()));
        let (Ok(target), Ok(rest)) = (fs::read_link(at), path.strip_prefix(at)) else { break };
        let whole = folder.join(target);
        // Nothing joined would end in a slash, which a file has not.
        path = if rest.as_os_str().is_empty() { whole } else { whole.join(rest) };
    }
    found
}

/// Watches places; `None` where the system cannot.
pub(super) fn watcher(places: &[Watched], touch: Sender<()>) -> Option<notify::RecommendedWatcher> {
    let mut names: Vec<OsString> = places.iter().map(|it| it.2.clone()).collect();
    // A folder that goes is told of by its own name.
    names.extend(places.iter().filter_map(|it| it.0.file_name()).map(ToOwned::to_owned));
    let handler = move |event: notify::Result<notify::Event>| {
        let matters = match &event {
            Ok(event) => {
                let ours = |it: &OsStr| names.iter().any(|name| name == it);
                let concerns = |it: &PathBuf| it.file_name().is_some_and(ours);
                // Whoever reads a file does not change it; we do so ourselves.
                !event.kind.is_access() && (event.need_rescan() || event.paths.iter().any(concerns))
            }
            Err(_) => true,
        };
        if matters {
            let _ = touch.send(());
        }
    };
    let mut eyes = notify::recommended_watcher(handler).ok()?;
    for (folder, ..) in places {
        eyes.watch(folder, RecursiveMode::NonRecursive).ok()?;
    }
    Some(eyes)
}
