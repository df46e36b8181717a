//! Any bytes are a file that loads, as far as it can be read: by what it looks like, as every
//! format, unpacked, and beside another one.
#![no_main]

use attache::diag;
use attache::load::{Format, Lanes, Options, Source, decode, open, unpack};
use libfuzzer_sys::fuzz_target;

/// What archives may unpack to here.
const LIMIT: usize = 1 << 20;
const OTHER: &str = r#"[{"id": "a", "date": "2024", "links": [{"rel": "follows", "to": "b"}]}]"#;

fuzz_target!(|bytes: &[u8]| {
    let Ok(unpacked) = unpack(bytes, LIMIT) else { return };
    let (text, complaints) = decode(&*unpacked.bytes);
    for it in complaints.iter().chain(&unpacked.problem) {
        diag::render("file", &text, it);
    }
    for format in Format::ALL.into_iter().map(Some).chain([None]) {
        let options = Options { format, lanes: Lanes::Files, ..Options::default() };
        read(&[Source { name: "file", text: &text }], &options);
    }
    let other = Source { name: "other.json", text: OTHER };
    let file = Source { name: "file.json", text: &text };
    read(&[other, file, other], &Options::default());
});

/// Reads files, and looks at all that was read.
fn read(sources: &[Source<'_>], options: &Options) {
    let opened = open(sources, options);
    for (source, file) in sources.iter().zip(&opened.files) {
        diag::report(source.name, source.text, &file.diagnostics);
    }
    for event in opened.store.events() {
        opened.store.label(event, "en");
    }
}
