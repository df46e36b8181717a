//! Numbers of sessions, and sessions of one series that overlap.

use super::{Findings, began_before, iso, known};
use crate::model::Kind;
use crate::model::date::End;
use crate::store::{Event, Facet, SeriesId};

impl<'a> Findings<'a> {
    /// Compares the numbers of the sessions of each series with each other and with their dates.
    ///
    /// # Rule
    ///
    /// Sessions are put in the order of their numbers. Each is compared with the one before, and
    /// its date with the latest before it: the one before may have a date that says too little.
    /// After a warning the count begins anew, so that one wrong date is one warning.
    pub(super) fn numbering(&mut self) {
        let mut any = false;
        for series in self.store.series() {
            let mut sessions: Vec<(u32, Event<'a>)> =
                self.sessions(series).filter_map(|it| Some((it.ordinal()?, it))).collect();
            any |= !self.store.index().with(Facet::Series, series.slot()).is_empty();
            sessions.sort_by_key(|(number, event)| (*number, event.at()));
            let name = self.store.str(self.store.series_of(series).key);
            for (one, other) in sessions.iter().zip(sessions.iter().skip(1)) {
                self.neighbours(name, *one, *other);
            }
            self.order(name, &sessions);
        }
        if any {
            self.alone();
        }
    }

    fn sessions(&self, series: SeriesId) -> impl Iterator<Item = Event<'a>> + use<'a> {
        let store = self.store;
        let all = store.index().with(Facet::Series, series.slot());
        all.iter().filter_map(|at| store.event(at)).filter(|it| it.kind() == Kind::Session)
    }

    fn neighbours(
        &mut self,
        series: &str,
        (low, one): (u32, Event<'_>),
        (high, other): (u32, Event<'_>),
    ) {
        let path = self.path(other).key("ordinal");
        let (from, to) = (one.id(), other.id());
        if low == high {
            self.warn("numbering-repeat", &path, || {
                let message = format!("`{to}` is number {high} of `{series}`, and so is `{from}`");
                (message, "give each session of a series a number of its own")
            });
            return;
        }
        if high - low > 1 && self.kept.is_whole {
            self.warn("numbering-gap", &path, || {
                let missing = match high - low {
                    2 => format!("number {} is", low + 1),
                    _ => format!("numbers {} to {} are", low + 1, high - 1),
                };
                let message = format!("{missing} missing between `{from}` and `{to}`");
                (message, "add the session that is missing, or mend the number")
            });
        }
    }

    /// Compares the date of each session with the latest of a lower number.
    fn order(&mut self, series: &str, sessions: &[(u32, Event<'_>)]) {
        let begin = |it: Event<'_>| Some(it.date()?.start().date()?.first_day());
        let mut latest: Option<(u32, Event<'_>)> = None;
        for &(high, other) in sessions {
            let wrong = latest.filter(|(low, one)| *low < high && began_before(other, *one));
            if let Some((low, one)) = wrong {
                let (from, to) = (one.id(), other.id());
                self.warn("numbering-order", &self.path(other).key("ordinal"), || {
                    let message = format!(
                        "`{to}` is number {high} of `{series}`, and was before `{from}`, number {low}"
                    );
                    (message, "mend a number or a date: numbers follow the order in time")
                });
            }
            let later = latest.is_none_or(|(_, it)| begin(other) > begin(it));
            if later || wrong.is_some() {
                latest = Some((high, other));
            }
        }
    }

    fn alone(&mut self) {
        for event in self.store.events().filter(|it| it.series().is_none()) {
            let Some(number) = event.ordinal() else { continue };
            self.warn("number-alone", &self.path(event).key("ordinal"), || {
                let message = format!("`{}` is number {number} of no series", event.id());
                (message, "say of which `series`, or take the number away")
            });
        }
    }

    /// Compares each session with the one that ended last before it began. One with an open end
    /// goes on; only the next session is set against it, so that one end to mend is one warning.
    pub(super) fn overlaps(&mut self) {
        for series in self.store.series() {
            let mut before: Option<(Event<'a>, i64)> = None;
            for session in self.sessions(series) {
                let Some((begin, end)) = minutes(session) else { continue };
                let overlapped = before.filter(|(_, until)| begin < *until);
                if let Some((other, _)) = overlapped {
                    self.overlap(other, session);
                }
                let goes_on = overlapped.is_some_and(|(_, until)| until == i64::MAX);
                if goes_on || before.is_none_or(|(_, until)| end > until) {
                    before = Some((session, end));
                }
            }
        }
    }

    fn overlap(&mut self, before: Event<'_>, session: Event<'_>) {
        self.warn("overlap", &self.path(session).key("date"), || {
            let (id, other, day) = (session.id(), before.id(), iso(session.first()));
            let message = format!("`{id}` begins on {day}, when `{other}` of its series goes on");
            (message, "mend a date, or make them one session, or two series")
        });
    }
}

/// Returns the minute at which a session begins and the one after its last; of a day without a
/// time, all of it, and of an open end the last there is. `None` where a day is not known.
fn minutes(event: Event<'_>) -> Option<(i64, i64)> {
    const DAY: i64 = 24 * 60;
    let date = event.date()?;
    let first = known(date.start())?;
    let begin = i64::from(first.0) * DAY + date.start_minute().map_or(0, i64::from);
    if date.end() == End::Open {
        return Some((begin, i64::MAX));
    }
    let last = known(date.end())?;
    let end = i64::from(last.0) * DAY + date.end_minute().map_or(DAY, i64::from);
    Some((begin, end.max(begin + 1)))
}
