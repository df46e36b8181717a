//! What does a column hold, by the words people put over it?

use super::words::{COMMON, LOG, OWN, SLIDES, Words};

/// What a column of a table holds, or a key of a flat record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::load) enum Role {
    Id,
    Kind,
    Scope,
    Lane,
    Ordinal,
    Name,
    Date,
    Time,
    End,
    EndTime,
    /// Microseconds since 1970, or a date.
    Stamp,
    AllDay,
    Place,
    PlaceCountry,
    /// Of the place where there is one, else a party.
    Country,
    Countries,
    Host,
    Leaders,
    Participants,
    Purpose,
    Actions,
    Concerns,
    Notes,
    Themes,
    Tags,
    Status,
    Sources,
    /// One word of a kind that a reader knows, such as `title` and `era` of `TimelineJS`.
    Type,
    Year,
    Month,
    Day,
    EndYear,
    EndMonth,
    EndDay,
    DisplayDate,
    Media,
    Credit,
    Caption,
    // Columns of our own tables alone.
    HostCertainty,
    LaneName,
    Offices,
    LeaderCountries,
    ActionIds,
    ActionStatuses,
    ActionThemes,
    Continues,
    Links,
    LinkNotes,
    References,
}

/// Whose table it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::load) enum Family {
    /// Anybody's.
    #[default]
    Common,
    /// A sheet of `TimelineJS`.
    Slides,
    /// Google Calendar, or Outlook.
    Google,
    /// Timesketch.
    Timesketch,
    /// The super timeline of log2timeline.
    Log,
    /// One that we wrote.
    Own,
}

impl Family {
    /// Tells whose table it is by the words over its columns.
    pub(in crate::load) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let names: Vec<&str> = names.collect();
        let has = |word: &str| names.iter().any(|it| is_same(it, word));
        if has("host certainty") && has("precision") && has("date") {
            Self::Own
        } else if has("headline") && (has("year") || has("start date")) {
            Self::Slides
        } else if has("subject") && has("start date") && (has("all day event") || has("private")) {
            Self::Google
        } else if has("macb") && has("short") && has("desc") {
            Self::Log
        } else if has("message") && has("timestamp desc") {
            Self::Timesketch
        } else {
            Self::Common
        }
    }

    /// Returns what a column of this name holds, and how sure that is: less is surer.
    pub(in crate::load) fn role(self, name: &str) -> Option<(Role, usize)> {
        let special: &[Words] = match self {
            Self::Slides => &SLIDES,
            Self::Own => &OWN,
            Self::Log => &LOG,
            Self::Common | Self::Google | Self::Timesketch => &[],
        };
        let common = || match self {
            // The ends, and what else is said again in another column, are not read twice.
            Self::Own => find(&COMMON, name)
                .filter(|(role, _)| !OWN.iter().any(|(it, _)| it == role) && *role != Role::End),
            // Its hosts are machines.
            Self::Log => None,
            _ => find(&COMMON, name),
        };
        find(special, name).or_else(|| common().map(|(role, rank)| (role, rank + 1)))
    }
}

impl Role {
    /// Returns the role that a field of `--map` names.
    pub(in crate::load) fn called(field: &str) -> Option<Self> {
        let found = find(&COMMON, field).or_else(|| find(&SLIDES, field)).map(|(role, _)| role);
        // Whoever says so means the parties; `place country` is where the place lies.
        found.map(|it| if it == Self::Country { Self::Countries } else { it })
    }

    /// Tells whether several columns may hold it, each a part.
    pub(in crate::load) const fn is_list(self) -> bool {
        matches!(self, Self::Tags | Self::Sources | Self::Countries | Self::Actions | Self::Leaders)
    }

    /// Returns the roles whose columns hold what our format calls by this name.
    pub(in crate::load) fn behind(field: &str) -> &'static [Self] {
        match field {
            "id" => &[Self::Id],
            "kind" => &[Self::Kind],
            "scope" => &[Self::Scope],
            "series" => &[Self::Lane],
            "name" => &[Self::Name],
            "date" | "start" => &[Self::Date, Self::Year, Self::Stamp, Self::Time],
            "end" => &[Self::End, Self::EndYear, Self::EndTime],
            "place" => &[Self::Place],
            "country" => &[Self::PlaceCountry, Self::Country],
            "countries" => &[Self::Countries, Self::Country, Self::Participants],
            "host" => &[Self::Host],
            "leaders" => &[Self::Leaders],
            "actions" => &[Self::Actions],
            "links" => &[Self::Links],
            "themes" => &[Self::Themes],
            "tags" => &[Self::Tags],
            "sources" | "source" => &[Self::Sources, Self::Media, Self::References],
            _ => &[],
        }
    }
}

/// Returns every word that `--map` takes as a field.
pub(in crate::load) fn fields() -> impl Iterator<Item = &'static str> {
    COMMON.iter().chain(&SLIDES).flat_map(|(_, words)| words.iter().copied())
}

fn find(table: &[Words], name: &str) -> Option<(Role, usize)> {
    let place = |words: &[&str]| words.iter().position(|it| is_same(name, it));
    table.iter().find_map(|(role, words)| place(words).map(|rank| (*role, rank)))
}

/// Tells whether two names are the same: without regard to case, and to what parts their words.
pub(in crate::load) fn is_same(one: &str, other: &str) -> bool {
    let plain = |byte: u8| match byte {
        b'_' | b'-' => b' ',
        _ => byte.to_ascii_lowercase(),
    };
    one.len() == other.len() && one.bytes().map(plain).eq(other.bytes().map(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<Role>) {
        assert_eq!(Family::Common.role(name).map(|(role, _)| role), expected, "{name}");
    }

    #[test]
    fn a_column_is_known_by_its_name_however_that_is_written() {
        check("Start Date", Some(Role::Date));
        check("start_date", Some(Role::Date));
        check("WHEN", Some(Role::Date));
        check("until", Some(Role::End));
        check("Headline", Some(Role::Name));
        check("venue", Some(Role::Place));
        check("agreed", Some(Role::Actions));
        check("chairs", Some(Role::Leaders));
        check("날짜", Some(Role::Date));
        check("場所", Some(Role::Place));
        check("count", None);
        check("", None);
    }

    #[test]
    fn whose_table_it_is_shows_in_its_header() {
        let of = |header: &str| Family::of(header.split(','));
        assert_eq!(of("Year,Month,Day,Headline,Text"), Family::Slides);
        assert_eq!(of("Start Date,End Date,Headline,Tag"), Family::Slides);
        assert_eq!(of("Subject,Start Date,End Date,All Day Event"), Family::Google);
        assert_eq!(of("message,datetime,timestamp_desc"), Family::Timesketch);
        assert_eq!(of("date,title"), Family::Common);
        assert_eq!(of("id,date,precision,host_certainty"), Family::Own);
    }
}
