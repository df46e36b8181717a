//! Which way to go.

/// Back or on: along time, along a lane, through panes, matches or changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To what comes before.
    Back,
    /// To what comes after.
    On,
}

impl Way {
    /// Returns the position beside `at`; the first one stays where it is.
    pub const fn from(self, at: usize) -> usize {
        self.by(at, 1)
    }

    /// Returns the position `steps` beside `at`, at least the first.
    pub const fn by(self, at: usize, steps: usize) -> usize {
        match self {
            Self::Back => at.saturating_sub(steps),
            Self::On => at.saturating_add(steps),
        }
    }
}
