//! What is kept from run to run: queries that were asked, and views that were given a name.

/// What is kept from run to run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Queries that were asked, the last one last, in canonical form.
    pub queries: Vec<String>,
}
