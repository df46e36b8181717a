//! Which headings lead to a lane?

use std::io::{self, Write};

use super::{plain, properties};

/// How deep headings go.
const DEEPEST: usize = 6;

/// The headings that are open.
#[derive(Default)]
pub(super) struct Headings<'s> {
    open: Vec<&'s str>,
}

impl<'s> Headings<'s> {
    /// Writes the headings of a lane: for `Phase 1 / Inner` one in the other, where the outer one
    /// is not open already.
    ///
    /// # Errors
    ///
    /// The writer's.
    pub(super) fn write(&mut self, out: &mut dyn Write, lane: &'s str) -> io::Result<()> {
        let parts: Vec<&str> = lane.split(" / ").collect();
        if parts.len() > DEEPEST || !parts.iter().all(|it| is_heading(it)) {
            self.open.clear();
            if is_heading(lane) {
                return writeln!(out, "# {lane}");
            }
            writeln!(out, "# Lane")?;
            return writeln!(out, "lane: {}", properties::quoted(lane));
        }
        let shared = self.open.iter().zip(&parts).take_while(|(one, other)| one == other).count();
        // An outer lane after one in it needs its heading again.
        let from = shared.min(parts.len() - 1);
        for (at, part) in parts.iter().enumerate().skip(from) {
            if at > from {
                writeln!(out)?;
            }
            writeln!(out, "{} {part}", "#".repeat(at + 1))?;
        }
        self.open = parts;
        Ok(())
    }
}

/// Tells whether a text can be a heading: as it is, with no stars around it.
fn is_heading(text: &str) -> bool {
    plain::is_title(text) && !text.starts_with("**")
}
