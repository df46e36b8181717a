//! Writing tours into files.

mod save;
mod splice;
mod written;

pub(super) use save::{Place, Target, save};
