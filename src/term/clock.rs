//! How long has the program run? The only clock there is.

use std::time::{Duration, Instant};

/// Counts from its start; never goes back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock(Instant);

impl Clock {
    /// Begins to count.
    #[expect(clippy::disallowed_methods, reason = "time enters the program here")]
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// Returns the time since the start.
    pub(super) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
