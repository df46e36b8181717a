//! How regularly does each series meet? As text and Markdown for a person, as JSON for a script.

mod json;

use std::io::{self, Write};

pub use json::json;

use super::markdown::row;
use super::table::Look;
use crate::analysis::{Cadence, Days, Group, Interval, Silence};
use crate::i18n::dates;
use crate::store::{Event, EventId, Store};
use crate::text::{self, escaped};

/// The widest that the text may be, in columns.
const COLUMNS: usize = 80;
/// The widest that the name of a session and a date may be.
const NAME: usize = 14;
const DATE: usize = 24;
/// The longest bar.
const BAR: usize = 16;
/// Columns between two cells.
const GAP: usize = 2;

/// Writes a block for each series: its sessions, a table of its intervals, and what they come to.
///
/// # Errors
///
/// The writer's.
pub fn text(
    out: &mut dyn Write,
    store: &Store,
    look: Look<'_>,
    groups: &[Group],
) -> io::Result<()> {
    let blocks = blocks(store, look, groups);
    if blocks.is_empty() {
        return Ok(());
    }
    let longest = blocks.iter().filter_map(|it| it.cadence.longest());
    let scale = longest.map(|it| it.days.middle()).max().unwrap_or(0);
    for (position, block) in blocks.iter().enumerate() {
        if position > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", block.heading())?;
        block.table(out, scale)?;
        for note in block.notes() {
            text::wrap(&note, COLUMNS).iter().try_for_each(|it| writeln!(out, "{it}"))?;
        }
    }
    writeln!(out, "\n{}", look.locale.what_is_counted())
}

/// Writes the same as Markdown.
///
/// # Errors
///
/// The writer's.
pub fn markdown(
    out: &mut dyn Write,
    store: &Store,
    look: Look<'_>,
    groups: &[Group],
) -> io::Result<()> {
    let blocks = blocks(store, look, groups);
    if blocks.is_empty() {
        return Ok(());
    }
    for block in &blocks {
        writeln!(out, "## {}\n", escaped(&block.heading()))?;
        if !block.cadence.intervals.is_empty() {
            let headings = look.locale.interval_headings();
            row(out, &headings.map(str::to_owned))?;
            row(out, &headings.map(|_| "---".to_owned()))?;
            for interval in &block.cadence.intervals {
                row(out, &block.cells(interval).map(|it| escaped(&it)))?;
            }
            writeln!(out)?;
        }
        block.notes().iter().try_for_each(|it| writeln!(out, "- {}", escaped(it)))?;
        writeln!(out)?;
    }
    writeln!(out, "{}", escaped(look.locale.what_is_counted()))
}

/// A series, and what is needed to name things.
struct Block<'a> {
    store: &'a Store,
    look: Look<'a>,
    name: &'a str,
    group: &'a Group,
    cadence: Cadence,
}

fn blocks<'a>(store: &'a Store, look: Look<'a>, groups: &'a [Group]) -> Vec<Block<'a>> {
    let tag = look.locale.tag();
    let block = |group: &'a Group| Block {
        store,
        look,
        name: group
            .series
            .map_or_else(|| look.locale.no_series(), |it| store.say(store.series_of(it).name, tag)),
        group,
        cadence: Cadence::of(store, group),
    };
    groups.iter().map(block).collect()
}

impl Block<'_> {
    /// `Bilateral: 7 sessions, 9 Aug 2022 – 5–6 Sep 2024`.
    fn heading(&self) -> String {
        let cadence = &self.cadence;
        let planned = cadence.planned.0;
        let sessions = self.look.locale.held_and_planned(cadence.sessions - planned, planned);
        let mut ends: Vec<String> = [cadence.held.first(), cadence.held.last()]
            .into_iter()
            .flatten()
            .map(|it| self.date(*it))
            .collect();
        ends.dedup();
        let between = format!(" {} ", self.look.dash);
        let ends = ends.join(&between);
        let comma = if ends.is_empty() { "" } else { ", " };
        text::message(&format!("{}: {sessions}{comma}{ends}", self.name))
    }

    fn date(&self, session: EventId) -> String {
        let date = self.store.event(session).and_then(Event::date);
        date.map(|it| super::table::span(&it, self.look)).unwrap_or_default()
    }

    fn session(&self, session: EventId) -> String {
        let Some(event) = self.store.event(session) else { return String::new() };
        match (event.series(), event.ordinal()) {
            (Some(_), Some(ordinal)) => self.look.locale.ordinal(ordinal),
            _ => text::message(&self.store.label(event, self.look.locale.tag())),
        }
    }

    /// Returns from, to, date, interval and silence.
    fn cells(&self, interval: &Interval) -> [String; 5] {
        [
            self.session(interval.from),
            self.session(interval.to),
            self.date(interval.to),
            self.days(interval.days),
            interval.silence.map(|it| self.days(it)).unwrap_or_default(),
        ]
    }

    /// Names a session that the current silence is counted from, which may be a hidden one.
    fn any_session(&self, session: EventId) -> String {
        let name = self.session(session);
        let hidden = self.group.hidden.contains(session);
        if hidden { self.look.locale.hidden_session(&name) } else { name }
    }

    fn table(&self, out: &mut dyn Write, scale: i64) -> io::Result<()> {
        let intervals = &self.cadence.intervals;
        if intervals.is_empty() {
            return Ok(());
        }
        let headings = self.look.locale.interval_headings().map(str::to_owned);
        let rows: Vec<[String; 5]> = intervals.iter().map(|it| self.cells(it)).collect();
        let mut widths = headings.each_ref().map(|it| text::width(it));
        for (slot, width) in widths.iter_mut().enumerate() {
            let cells = rows.iter().filter_map(|it| it.get(slot));
            let widest = cells.map(|it| text::width(it)).max().unwrap_or(0);
            *width = widest.max(*width).min(if slot == 2 { DATE } else { NAME });
        }
        let used: usize = widths.iter().map(|it| it + GAP).sum();
        let room = COLUMNS.saturating_sub(used).min(BAR);
        let line = |cells: &[String; 5]| {
            let mut line = String::new();
            for (slot, (cell, &width)) in cells.iter().zip(&widths).enumerate() {
                let cell = text::fit(cell, width, self.look.ellipsis);
                let is_number = slot > 2;
                line += &if is_number {
                    text::pad_start(&cell, width)
                } else {
                    text::pad_end(&cell, width)
                };
                line += &" ".repeat(GAP);
            }
            line
        };
        writeln!(out, "{}", line(&headings).trim_end())?;
        for (row, interval) in rows.iter().zip(intervals) {
            let bar = self.bar(interval.days.middle(), scale, room);
            writeln!(out, "{}", format!("{}{bar}", line(row)).trim_end())?;
        }
        Ok(())
    }

    /// Returns a bar on a scale that all series share.
    fn bar(&self, days: i64, scale: i64, room: usize) -> String {
        let room = i64::try_from(room).unwrap_or(0);
        let cells = usize::try_from((days * room + scale / 2) / scale.max(1)).unwrap_or(0);
        // A block is of ambiguous width (UAX #11); so is the dash that tells the symbol sets apart.
        let sign = if self.look.dash == "–" { "█" } else { "#" };
        sign.repeat(cells)
    }

    /// Returns what the intervals come to, sentence by sentence.
    fn notes(&self) -> Vec<String> {
        let (cadence, locale) = (&self.cadence, self.look.locale);
        let mut notes = vec![self.summed_up()];
        notes.extend(self.group.series.is_none().then(|| locale.taken_as_one().to_owned()));
        notes.extend(self.silence());
        let hidden = self.group.hidden.len();
        notes.extend((hidden > 0).then(|| locale.hidden_not_counted(hidden)));
        notes.extend(cadence.expected.map(|it| {
            let day = dates::day(it.day, locale);
            locale.due_by_median(&if it.about { locale.about(&day) } else { day })
        }));
        if let (count, Some(next)) = cadence.planned {
            notes.push(locale.planned_sessions(count, &self.date(next)));
        }
        notes.extend((cadence.open > 0).then(|| locale.open_not_counted(cadence.open)));
        notes.extend(cadence.is_about().then(|| locale.what_about_means().to_owned()));
        notes
    }

    fn median(&self) -> Option<String> {
        let locale = self.look.locale;
        self.cadence.median.map(|it| {
            let days = locale.half_days(it.doubled);
            if it.about { locale.about(&days) } else { days }
        })
    }

    fn days(&self, days: Days) -> String {
        let locale = self.look.locale;
        let told = locale.days(days.middle());
        if days.about { locale.about(&told) } else { told }
    }

    /// `median 126 d; longest 162 d (#6 – #7); shortest 99 d (#1 – #2)`.
    fn summed_up(&self) -> String {
        let locale = self.look.locale;
        let Some(median) = self.median() else { return locale.no_interval().to_owned() };
        let between = |it: &Interval| {
            let (from, to) = (self.session(it.from), self.session(it.to));
            format!("{} ({from} {} {to})", self.days(it.days), self.look.dash)
        };
        let mut parts = vec![locale.median_of(&median)];
        if self.cadence.intervals.len() > 1 {
            parts.extend(self.cadence.longest().map(|it| locale.longest_of(&between(it))));
            parts.extend(self.cadence.shortest().map(|it| locale.shortest_of(&between(it))));
        }
        parts.join("; ")
    }

    fn silence(&self) -> Vec<String> {
        let locale = self.look.locale;
        let today = self.store.as_of();
        match self.cadence.silence {
            Silence::NoToday => vec![locale.no_today().to_owned()],
            Silence::NoneHeld => vec![locale.none_held_by(today)],
            Silence::NoEnd(session) => vec![locale.no_end_yet(&self.any_session(session))],
            Silence::Lasts { since, day, days, tenths } => {
                let lasts = self.days(days);
                let counts = locale.silence_counts(&lasts, &self.any_session(since), day, today);
                let compared = tenths.zip(self.median());
                let compared = compared.map(|(tenths, it)| locale.silence_compared(tenths, &it));
                [Some(counts), compared].into_iter().flatten().collect()
            }
        }
    }
}
