//! What is said of a date that cannot be read.

use super::dates::Fault;
use super::entry::Wrong;
use super::roles::Role;
use crate::diag::Diagnostic;
use crate::load::DayOrder;
use crate::model::Edtf;
use crate::model::date::Fault as OfDate;

/// What is said of dates whose order nothing tells.
pub(in crate::load) const ORDER_HELP: &str =
    "say what comes first: `--dates dmy` for day/month/year, `--dates mdy` for month/day/year";

const DATE_HELP: &str = "write it as 2024-03-29, 2024-03, 29 March 2024 or 2024/3/29";

impl Wrong {
    /// Returns the complaint, without its place.
    pub(in crate::load) fn diagnostic(&self) -> Diagnostic {
        let text = self.text.trim();
        let shown: String = text.chars().take(60).collect();
        let date = |message: String, help: &str| {
            Diagnostic::error("date", message).help(format!("{help}; the row was left out"))
        };
        match &self.fault {
            Fault::Unknown => match Edtf::parse(text) {
                // Both ends are dates; what is wrong is that they are turned round.
                Err(error) if matches!(error.fault(), OfDate::Reversed { .. }) => {
                    date(error.to_string(), &error.hint())
                }
                _ => date(format!("`{shown}` is not a date"), DATE_HELP),
            },
            Fault::ShortYear => {
                let help = "write the year with four digits: 2024";
                date(format!("the year of `{shown}` does not have four digits"), help)
            }
            Fault::Ambiguous => {
                let message =
                    format!("`{shown}` may be read in two ways, as day/month or month/day");
                let help = format!("{ORDER_HELP}; the row was left out");
                Diagnostic::error("date-order", message).help(help)
            }
            Fault::Unfit(order) => {
                let (order, option) = match order {
                    DayOrder::DayFirst => ("day/month/year", "`--dates mdy`"),
                    DayOrder::MonthFirst => ("month/day/year", "`--dates dmy`"),
                };
                let message = format!("`{shown}` does not fit a column of {order}");
                let help =
                    format!("write it as 2024-03-29, or read the column the other way: {option}");
                date(message, &help)
            }
            Fault::LoneTime => date(format!("`{shown}` is a time without a day"), DATE_HELP),
            Fault::NoYear => date(format!("`{shown}` has no year"), "fill in the year"),
            Fault::NoPart => {
                let what = match self.role {
                    Role::Year | Role::EndYear => "year",
                    Role::Month | Role::EndMonth => "month",
                    _ => "day of that month",
                };
                date(format!("`{shown}` is no {what}"), "write a number that the calendar has")
            }
            Fault::NoTime => {
                date(format!("`{shown}` is no time of day"), "write it as 14:30 or 2:30 pm")
            }
        }
    }
}
