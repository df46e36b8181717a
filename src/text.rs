//! What the terminal thinks of a string, and what of a string it may see at all.
//!
//! Everything drawn or printed goes through [`policy`] once, at load; widgets then measure, cut
//! and break what is left. The functions here agree with each other about what a column is.

pub mod file;
pub mod fold;
pub mod fuzzy;
pub mod markup;
pub mod measure;
pub mod policy;
mod scalar;
pub mod words;
pub mod wrap;

pub use file::{base_name, names_of, stem, unpacked_name};
pub use fold::{Case, fold, fold_as, folded_ranges};
pub use fuzzy::Fuzzy;
pub use markup::{escaped, is_web, linked};
pub use measure::{fit, fit_apart, fit_end, is_narrow, pad_end, pad_start, width};
pub use policy::{Lines, display, is_clean, message, name_of};
pub use words::{is_unspaced, terms, words};
pub use wrap::{wrap, wrap_at_most};
