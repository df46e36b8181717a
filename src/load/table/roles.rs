//! What does a column hold, by the words people put over it?
//!
//! The words are those of the programs that write tables (TimelineJS, Google Calendar, Outlook,
//! Timesketch) and of tables people keep by hand, in English, Korean and Japanese.

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
    /// One word of a kind that a reader knows, such as `title` and `era` of TimelineJS.
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

/// The words over each kind of column, the surest first.
type Words = (Role, &'static [&'static str]);

/// Columns that every table may have.
const COMMON: [Words; 27] = [
    (Role::Id, &["id", "uid", "unique id", "uuid", "key", "event id"]),
    (Role::Kind, &["kind"]),
    (Role::Scope, &["scope"]),
    (
        Role::Lane,
        &[
            "series",
            "lane",
            "group",
            "category",
            "track",
            "calendar",
            "시리즈",
            "구분",
            "분류",
            "シリーズ",
            "区分",
            "分類",
        ],
    ),
    (Role::Ordinal, &["ordinal", "round", "session number", "회차", "回次"]),
    (
        Role::Name,
        &[
            "title",
            "headline",
            "name",
            "summary",
            "subject",
            "message",
            "event",
            "event name",
            "event title",
            "meeting",
            "content",
            "제목",
            "행사",
            "행사명",
            "회의",
            "회의명",
            "件名",
            "タイトル",
            "名称",
            "会議",
            "会議名",
        ],
    ),
    (
        Role::Date,
        &[
            "start",
            "start date",
            "date",
            "from",
            "datetime",
            "date time",
            "when",
            "begin",
            "start datetime",
            "start at",
            "event date",
            "meeting date",
            "day of event",
            "dtstart",
            "시작",
            "시작일",
            "날짜",
            "일자",
            "일시",
            "開始",
            "開始日",
            "日付",
            "日時",
            "期日",
        ],
    ),
    (Role::Time, &["time", "start time", "시간", "시작 시간", "時刻", "開始時刻"]),
    (
        Role::End,
        &[
            "end",
            "end date",
            "to",
            "until",
            "till",
            "finish",
            "end datetime",
            "end at",
            "dtend",
            "종료",
            "종료일",
            "終了",
            "終了日",
        ],
    ),
    (Role::EndTime, &["end time", "종료 시간", "終了時刻"]),
    (Role::Stamp, &["timestamp"]),
    (Role::AllDay, &["all day event", "all day"]),
    (
        Role::Place,
        &["location", "place", "venue", "city", "where", "장소", "개최지", "場所", "開催地"],
    ),
    (Role::PlaceCountry, &["place country", "country of place"]),
    (Role::Country, &["country", "나라"]),
    (Role::Countries, &["countries", "parties", "nations", "국가", "참가국", "国", "参加国"]),
    (Role::Host, &["host", "host country", "주최국", "主催国"]),
    (
        Role::Leaders,
        &[
            "leaders",
            "leader",
            "chairs",
            "chair",
            "heads of delegation",
            "대표",
            "수석대표",
            "代表",
            "首席代表",
        ],
    ),
    (Role::Participants, &["participants", "attendees", "참석자", "参加者", "出席者"]),
    (Role::Purpose, &["purpose", "objective", "agenda", "목적", "目的"]),
    (
        Role::Actions,
        &[
            "actions",
            "agreed",
            "agreements",
            "outcomes",
            "outcome",
            "decisions",
            "action items",
            "합의",
            "합의사항",
            "합의 사항",
            "合意",
            "合意事項",
        ],
    ),
    (Role::Concerns, &["concerns"]),
    (
        Role::Notes,
        &[
            "description",
            "notes",
            "details",
            "text",
            "note",
            "body",
            "remarks",
            "comment",
            "comments",
            "설명",
            "내용",
            "비고",
            "説明",
            "内容",
            "備考",
        ],
    ),
    (Role::Themes, &["themes", "theme", "topics", "topic"]),
    (Role::Tags, &["tags", "tag", "keywords", "labels", "timestamp desc", "태그", "タグ"]),
    (Role::Status, &["status"]),
    (
        Role::Sources,
        &[
            "source",
            "sources",
            "url",
            "link",
            "urls",
            "links",
            "website",
            "source url",
            "web page",
            "출처",
            "링크",
            "出典",
            "リンク",
        ],
    ),
];

/// Columns of the sheets of TimelineJS, where `Group` and the old `Tag` are lanes.
const SLIDES: [Words; 16] = [
    (Role::Year, &["year"]),
    (Role::Month, &["month"]),
    (Role::Day, &["day"]),
    (Role::Time, &["time"]),
    (Role::EndYear, &["end year"]),
    (Role::EndMonth, &["end month"]),
    (Role::EndDay, &["end day"]),
    (Role::EndTime, &["end time"]),
    (Role::DisplayDate, &["display date"]),
    (Role::Name, &["headline"]),
    (Role::Notes, &["text"]),
    (Role::Media, &["media"]),
    (Role::Credit, &["media credit"]),
    (Role::Caption, &["media caption"]),
    (Role::Type, &["type"]),
    (Role::Lane, &["group", "tag"]),
];

/// Columns of our own tables that are not read as they are in others.
const OWN: [Words; 20] = [
    (Role::HostCertainty, &["host certainty"]),
    (Role::LaneName, &["lane"]),
    (Role::Name, &["name"]),
    (Role::Date, &["date"]),
    (Role::Lane, &["series"]),
    (Role::Place, &["place"]),
    (Role::PlaceCountry, &["place country"]),
    (Role::Notes, &["notes"]),
    (Role::Tags, &["tags"]),
    (Role::Actions, &["actions"]),
    (Role::Offices, &["offices"]),
    (Role::LeaderCountries, &["leader countries"]),
    (Role::ActionIds, &["action ids"]),
    (Role::ActionStatuses, &["action statuses"]),
    (Role::ActionThemes, &["action themes"]),
    (Role::Continues, &["action continues"]),
    (Role::Links, &["links"]),
    (Role::LinkNotes, &["link notes"]),
    (Role::References, &["references"]),
    (Role::Sources, &["urls"]),
];

/// Whose table it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::load) enum Family {
    /// Anybody's.
    #[default]
    Common,
    /// A sheet of TimelineJS.
    Slides,
    /// Google Calendar, or Outlook.
    Google,
    /// Timesketch.
    Timesketch,
    /// One that we wrote.
    Own,
}

impl Family {
    /// Tells whose table it is by the words over its columns.
    pub(in crate::load) fn of<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Self {
        let has = |word: &str| names.clone().any(|it| is_same(it, word));
        if has("host certainty") && has("precision") && has("date") {
            Self::Own
        } else if has("headline") && (has("year") || has("start date")) {
            Self::Slides
        } else if has("subject") && has("start date") && (has("all day event") || has("private")) {
            Self::Google
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
            Self::Common | Self::Google | Self::Timesketch => &[],
        };
        let common = || match self {
            // The ends, and what else is said again in another column, are not read twice.
            Self::Own => find(&COMMON, name)
                .filter(|(role, _)| !OWN.iter().any(|(it, _)| it == role) && *role != Role::End),
            _ => find(&COMMON, name),
        };
        find(special, name).or_else(|| common().map(|(role, rank)| (role, rank + 1)))
    }
}

impl Role {
    /// Returns the role that a field of `--map` names.
    pub(in crate::load) fn called(field: &str) -> Option<Self> {
        find(&COMMON, field).or_else(|| find(&SLIDES, field)).map(|(role, _)| role)
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
            "countries" => &[Self::Countries, Self::Country],
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
