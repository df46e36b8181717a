//! Does twice the text take twice the time? Prints it for texts that are hard on a parser.
//!
//! The floor of a text is the time it takes to walk its letters. A ratio to that floor that grows
//! down a column is work that is not linear.

use std::hint::black_box;
use std::time::Instant;

use attache::load;
use attache::query::{LONGEST, compile, complete, parse};
use attache::store::EventSet;

/// What is repeated.
const PIECES: [&str; 13] = [
    "a ",
    "(a) ",
    "\"a\"",
    "\"\\\"",
    "-a ",
    "a|",
    "country:US ",
    "source:b ",
    "no:1,2..5 ",
    "서울 ",
    "\\",
    "((((",
    "a:",
];

fn main() {
    let store = load::load(include_str!("../../../assets/working-groups.json")).store;
    let all = EventSet::first(store.len());
    println!("{:14} {:>6} {:>10} {:>10} {:>10}", "piece", "bytes", "parse", "compile", "complete");
    for piece in PIECES {
        for bytes in [LONGEST / 4, LONGEST / 2, LONGEST] {
            let text = piece.repeat(bytes / piece.len());
            let floor = best(|| text.chars().map(u32::from).sum::<u32>());
            let parsed = parse(&text).ok();
            let plan = || parsed.as_ref().map(|it| compile(it, &store).is_ok());
            let rows = [
                best(|| parse(&text).is_ok()),
                best(plan),
                best(|| complete(&store, &text, text.len(), &all, "en").candidates.len()),
            ];
            let ratios = rows.map(|it| format!("{:10.1}", it / floor));
            println!("{piece:14} {bytes:6} {}", ratios.join(" "));
        }
    }
}

/// Returns the least seconds of some runs.
fn best<T>(mut work: impl FnMut() -> T) -> f64 {
    let mut least = f64::MAX;
    for _ in 0..9 {
        let start = Instant::now();
        black_box(work());
        least = least.min(start.elapsed().as_secs_f64());
    }
    least
}
