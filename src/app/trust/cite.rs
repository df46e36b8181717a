//! A value in words with its citation, to be pasted elsewhere.

use super::cited::Cited;
use crate::i18n::dates::{self, Style};
use crate::i18n::{Label, Locale};
use crate::model::{Certainty, Field};
use crate::store::{ConflictId, Event, SourceId, Store};
use crate::text;

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As plain text.
    Plain,
    /// As Markdown.
    Markdown,
}

/// What stays the same while a value is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writer<'a> {
    pub(super) store: &'a Store,
    pub(super) locale: Locale,
    pub(super) form: Form,
}

impl Writer<'_> {
    /// Writes a value, what is doubtful about it, and its sources, or only one of them.
    pub(super) fn value(self, of: Cited, only: Option<SourceId>) -> String {
        let Some(event) = self.store.event(of.event()) else { return String::new() };
        let mut sources = of.sources(self.store);
        // A source of a disagreement does not stand for the value.
        let disputing = of.disputing(self.store).into_iter().find(|it| Some(it.1) == only);
        if let Some((number, source)) = disputing {
            return self.source(number, source);
        }
        sources.retain(|(_, it)| only.is_none_or(|only| only == *it));
        let cited: Vec<String> =
            sources.iter().map(|&(number, it)| self.source(number, it)).collect();
        let mut lines: Vec<String> = self.claims(of, (event, only), &sources);
        for &conflict in &of.conflicts(self.store) {
            let row = self.store.conflict(conflict);
            if row.open && only.is_none() && !matches!(of, Cited::Whole(_)) {
                let told = self.locale.still_open(self.store.str(row.key), self.say(row.title));
                lines.push(self.plain(&told));
            }
        }
        match (self.form, lines.as_slice(), cited.as_slice()) {
            // One line is easier to paste than two.
            (Form::Plain, [line], [source]) => format!("{line} {source}"),
            (Form::Plain, ..) => {
                lines.extend(cited);
                lines.join("\n")
            }
            (Form::Markdown, ..) => {
                let list: Vec<String> = cited.iter().map(|it| format!("- {it}")).collect();
                let gap = if lines.is_empty() || list.is_empty() { "" } else { "\n\n" };
                format!("{}{gap}{}", lines.join("  \n"), list.join("\n"))
            }
        }
    }

    /// Writes a disagreement with who says what and the judgement.
    pub(super) fn conflict(self, of: Cited, id: ConflictId) -> String {
        let row = self.store.conflict(id);
        let cites = self.store.cites(row.cites);
        let numbered = self.store.event(of.event()).map(|it| self.store.numbered(it));
        let numbered = numbered.unwrap_or_default();
        let says = |it: &SourceId| cites.iter().any(|cite| self.store.original_of(*cite) == *it);
        let sources = (1..).zip(numbered).filter(|(_, it)| says(it));
        let settled = self.locale.label(Label::Judgement);
        let judged = if row.open { self.locale.judged_for_now() } else { settled };
        let told = [
            format!("{}: {}", self.store.str(row.key), self.say(row.title)),
            self.say(row.accounts).to_owned(),
            format!("{judged}: {}", self.say(row.judgement)),
        ];
        let mut lines: Vec<String> =
            told.iter().map(|it| self.plain(it.trim())).filter(|it| !it.is_empty()).collect();
        let mark = if self.form == Form::Markdown { "- " } else { "" };
        lines.extend(sources.map(|(number, it)| format!("{mark}{}", self.source(number, it))));
        lines.join("\n")
    }

    /// Returns each value with the session it is of, and the numbers of its sources.
    /// Of one source, only the values that it stands for.
    fn claims(
        self,
        of: Cited,
        (event, only): (Event<'_>, Option<SourceId>),
        sources: &[super::Numbered],
    ) -> Vec<String> {
        let label = self.store.label(event, self.locale.tag());
        let date = event.date();
        let date = date.map(|it| dates::span(&it, self.locale, Style::WithYear, "–"));
        let date = date.unwrap_or_default();
        let mut claims = of.claims(self.store, self.locale, "–");
        let rests_on = |claim: &super::Claim<'_>, source: SourceId| {
            claim.cites.iter().any(|it| self.store.original_of(*it) == source)
        };
        if let Some(only) = only.filter(|only| claims.iter().any(|it| rests_on(it, *only))) {
            claims.retain(|it| rests_on(it, only));
        }
        let several = claims.len() > 1 || sources.len() > 1;
        let line = |claim: &super::Claim<'_>| {
            let value = match claim.certainty {
                None | Some(Certainty::Stated) => claim.value.clone(),
                Some(doubt) => format!("{} ({})", claim.value, self.locale.certainty(doubt)),
            };
            let mut told = match claim.field {
                Field::Date => self.locale.date_of(&label, &value),
                Field::Host => self.locale.at_event(&self.locale.hosted_by(&value), &label, &date),
                _ => self.locale.at_event(&value, &label, &date),
            };
            let cited = sources.iter().filter(|(_, it)| several && rests_on(claim, *it));
            let numbers: Vec<String> = cited.map(|(number, _)| format!("[{number}]")).collect();
            // Sources of the event as a whole stand below all the same.
            let own = claim.field == Field::Notes;
            if !own && claim.cites.is_empty() && (sources.is_empty() || event.cites_by_field()) {
                told = format!("{told} ({})", self.locale.no_source());
            } else if !numbers.is_empty() {
                told = format!("{told} {}", numbers.join(" "));
            }
            self.plain(&told)
        };
        claims.iter().map(line).collect()
    }

    /// Returns a source under its number: publisher, title, date, address.
    fn source(self, number: usize, id: SourceId) -> String {
        let source = self.store.source(id);
        let url = self.store.str(source.url);
        let [publisher, title] = [self.say(source.publisher), self.say(source.title)];
        let date = self.store.str(source.date);
        let parts: Vec<String> = match self.form {
            Form::Plain => [publisher, title, date, url].map(ToOwned::to_owned).into(),
            Form::Markdown => {
                let name = if title.is_empty() { url } else { title };
                let link = text::linked(name, url);
                vec![text::escaped(publisher), link, text::escaped(date)]
            }
        };
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        format!("{} {}", self.plain(&format!("[{number}]")), parts.join(", "))
    }

    fn say(&self, text: crate::store::Text) -> &str {
        self.store.say(text, self.locale.tag())
    }

    /// Returns words as they are pasted.
    fn plain(self, words: &str) -> String {
        if self.form == Form::Markdown { text::escaped(words) } else { words.to_owned() }
    }
}
