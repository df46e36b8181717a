//! What is the name of a file without its folders, its packing and its ending?

/// Endings of files that are packed.
const PACKED: [&str; 3] = [".gz", ".zst", ".zstd"];

/// Returns the name without folders.
pub fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().filter(|it| !it.is_empty()).unwrap_or(name)
}

/// Returns what a file may be called: its name without ending, its name, and its whole path.
pub fn names_of(path: &str) -> [&str; 3] {
    [stem(path), base_name(path), path]
}

/// Returns the name that a file has when it is unpacked.
pub fn unpacked_name(name: &str) -> &str {
    let stem = |ending: &&str| {
        let (stem, end) = name.split_at_checked(name.len().checked_sub(ending.len())?)?;
        (!stem.is_empty() && end.eq_ignore_ascii_case(ending)).then_some(stem)
    };
    PACKED.iter().find_map(stem).unwrap_or(name)
}

/// Returns the name without folders and endings.
pub fn stem(name: &str) -> &str {
    let base = unpacked_name(base_name(name));
    base.rsplit_once('.').map(|it| it.0).filter(|it| !it.is_empty()).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_packings_and_endings_are_left_out() {
        for (name, unpacked, expected) in [
            ("in.d/talks.csv.gz", "in.d/talks.csv", "talks"),
            ("A.JSON.ZST", "A.JSON", "A"),
            ("C:\\my talks.ics", "C:\\my talks.ics", "my talks"),
            ("회담.gz", "회담", "회담"),
            (".gz", ".gz", ".gz"),
            (".json", ".json", ".json"),
            ("standard input", "standard input", "standard input"),
            ("folder/", "folder/", "folder/"),
            ("", "", ""),
        ] {
            assert_eq!((unpacked_name(name), stem(name)), (unpacked, expected), "{name}");
        }
    }
}
