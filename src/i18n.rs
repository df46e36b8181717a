//! Every sentence of the program in English, Korean and Japanese.

/// Declares words without anything to fill in, in every language; for the modules below.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $ko:literal, $ja:literal;)+) => {
        impl Locale {
            $($(#[$doc])* pub const fn $name(self) -> &'static str {
                match self {
                    Self::En => $en,
                    Self::Ko => $ko,
                    Self::Ja => $ja,
                }
            })+
        }
    };
}

mod actions;
mod brief;
mod briefing;
mod calendar;
mod clock;
mod compare;
mod compare_view;
pub mod dates;
mod diff;
mod filter;
mod labels;
mod making;
mod matrix;
mod notes;
mod origin;
mod people;
mod phrases;
mod present;
mod problems;
mod queries;
mod reload;
mod rhythm;
mod saving;
mod site;
mod tours;
mod trust;

pub use clock::clock;
pub use labels::Label;
pub use tours::{Stage, Whose};

/// A language the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
    /// Japanese.
    Ja,
}

impl Locale {
    /// Every language, in the order that the language key walks them.
    pub const ALL: [Self; 3] = [Self::En, Self::Ko, Self::Ja];

    /// Returns the language that a tag names; English for any other.
    pub fn from_tag(tag: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.tag() == tag).unwrap_or_default()
    }

    /// Returns the language tag (BCP 47) used in files and on the command line.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ko => "ko",
            Self::Ja => "ja",
        }
    }
}
