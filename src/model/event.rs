//! The closed sets of words that an event is described with.

/// Declares an enum whose variants have the names that files and queries use for them.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident => $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the word that files and queries use. Never changes once released.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Returns the value that `word` names.
            pub fn from_name(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.name() == word)
            }
        }
    };
}

words! {
    /// What sort of thing happened.
    Kind {
        /// A meeting in a series.
        Session => "session",
        /// Anything else worth a mark: an advisory, a sanction, a summit.
        Milestone => "milestone",
    }
}

words! {
    /// How much of a file is shown. Each scope includes the ones before it.
    Scope {
        /// The events the file is about.
        Core => "core",
        /// Every session of the series they belong to.
        Series => "series",
        /// Everything in the file.
        All => "all",
    }
}

words! {
    /// How firmly a value is known.
    Certainty {
        /// A source says so.
        Stated => "stated",
        /// Concluded from something else that a source says.
        Inferred => "inferred",
        /// Sources disagree.
        Disputed => "disputed",
    }
}

words! {
    /// How close a source stands to what it reports; sources are shown in this order.
    Rank {
        /// A ministry, department, embassy or agency speaking for itself.
        Official => "official",
        /// A report.
        Press => "press",
        /// A copy of one of the above on another host.
        Repost => "repost",
    }
}

words! {
    /// Which side of an event a stop of a tour shows.
    Focus {
        /// When, where, why and who took part.
        Overview => "overview",
        /// The heads of delegation.
        Leaders => "leaders",
        /// Where it was, and what else was there.
        Location => "location",
        /// What was agreed.
        Actions => "actions",
        /// What changed since the session before.
        Since => "since",
    }
}

words! {
    /// A field of an event that can carry citations, a certainty, a note or a conflict of its own.
    Field {
        /// The formal name.
        Name => "name",
        /// When it was.
        Date => "date",
        /// Where it was.
        Place => "place",
        /// Who hosted it.
        Host => "host",
        /// Who led the delegations.
        Leaders => "leaders",
        /// Who else took part.
        Participants => "participants",
        /// What it was for.
        Purpose => "purpose",
        /// What was agreed.
        Actions => "actions",
        /// What was worried about.
        Concerns => "concerns",
        /// The sources themselves.
        Sources => "sources",
        /// Anything else said about it.
        Notes => "notes",
    }
}

words! {
    /// A field that an event may have or lack.
    Part {
        /// Remarks.
        Notes => "notes",
        /// A disagreement between sources.
        Conflict => "conflict",
        /// A disagreement between sources that is still open.
        Open => "open",
        /// A source.
        Source => "source",
        /// A place.
        Place => "place",
        /// A host.
        Host => "host",
        /// A head of delegation.
        Leaders => "leaders",
        /// Something agreed.
        Actions => "actions",
        /// Something worried about.
        Concerns => "concerns",
        /// A series.
        Series => "series",
        /// Who else took part.
        Participants => "participants",
        /// What it was for.
        Purpose => "purpose",
        /// A link to another event.
        Links => "links",
    }
}

impl Scope {
    /// Returns the next wider scope; after the widest comes the narrowest.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Core => Self::Series,
            Self::Series => Self::All,
            Self::All => Self::Core,
        }
    }
}
