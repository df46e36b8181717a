//! Any bytes are a file that loads, as far as it can be read.
#![no_main]

use attache::diag;
use attache::load::{decode, load};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (text, complaints) = decode(bytes);
    let loaded = load(&text);
    for it in complaints.iter().chain(&loaded.diagnostics) {
        diag::render("file", &text, it);
    }
    for event in loaded.store.events() {
        loaded.store.label(event, "en");
    }
});
