//! What is said in a calendar of a date that a calendar cannot hold.

use super::Locale;

impl Locale {
    /// An event is entered as the span of days it may mean.
    pub fn entered_as_span(self, date: &str) -> String {
        match self {
            Self::En => format!("What is known of the date: {date}"),
            Self::Ko => format!("알려진 날짜: {date}"),
            Self::Ja => format!("分かっている日付：{date}"),
        }
    }
}
