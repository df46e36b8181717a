//! What stands out without anything being hidden.

use super::state::State;
use crate::store::Store;

/// Up to four highlights, each with a color of its own.
#[derive(Clone, Debug, Default)]
pub struct Highlights {}

/// Makes a highlight of what is searched for, in the next color.
pub(super) fn next(_store: &Store, _state: &mut State) {}
