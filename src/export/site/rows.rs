//! The rows of the table: one that tells the event at a glance, one with the rest.

use maud::{Markup, PreEscaped, html};

use super::sources::Numbers;
use super::{Site, missing, sheet};
use crate::export::table;
use crate::i18n::{Label, Locale, dates};
use crate::store::Event;

/// Returns the year that an event is listed under.
pub(super) fn year(event: Event<'_>, locale: Locale) -> String {
    if event.first().0 == i32::MIN {
        return locale.without_a_start().to_owned();
    }
    dates::year(event.first().ymd().0, locale)
}

/// Returns when an event was, in words.
pub(super) fn date(site: &Site<'_>, event: Event<'_>) -> String {
    event.date().map(|it| table::span(&it, site.look)).unwrap_or_default()
}

/// What ends a group of rows.
pub(super) const END_OF_GROUP: &[u8] = b"</table>\n</div>\n";

/// Writes rows.
pub(super) struct Rows<'s, 'a> {
    pub(super) site: &'s Site<'a>,
    pub(super) numbers: &'s Numbers,
}

impl Rows<'_, '_> {
    /// Begins a group of rows, with the year of the group before it: a heading where the year is a
    /// new one, and a table with its heads, which are seen over the first group alone.
    pub(super) fn start_of_group(&self, year: &str, before: Option<&str>) -> Markup {
        let locale = self.site.look.locale;
        let heads = [
            locale.page_date(),
            locale.page_event(),
            locale.label(Label::Location),
            locale.label(Label::Leaders),
            locale.label(Label::AgreedActions),
            locale.label(Label::Sources),
        ];
        html! {
            (PreEscaped("<div class=\"group\">\n"))
            @if before != Some(year) { h3 { (year) } "\n" }
            (PreEscaped("<table>\n"))
            caption { (year) }
            colgroup { @for it in ["date", "what", "place", "leaders", "agreed", "cites"] {
                col class=(it);
            } }
            thead class=[before.map(|_| "hidden")] {
                tr { @for it in heads { th scope="col" { (it) } } }
            } "\n"
        }
    }

    /// Writes the rows of an event.
    pub(super) fn event(&self, event: Event<'_>) -> Markup {
        let Site { store, look, .. } = self.site;
        let (tag, locale) = (look.locale.tag(), look.locale);
        let label = store.label(event, tag);
        let name = store.say(event.name(), tag);
        let anchor = self.site.anchor(event);
        let lane = self.site.lanes.of(event);
        let more = sheet::rest(self.site, self.numbers, event);
        let places = event.places().iter().map(|&it| store.say(store.place(it).name, tag));
        let places = places.collect::<Vec<_>>().join(", ");
        let numbers = store.numbered(event);
        html! {
            tbody id=(anchor) class="event" data-also=(missing::also(self.site, event)) {
                tr {
                    th scope="row" class="date" { (self.when(event)) }
                    td class="what" {
                        span class=(format!("label {}", self.site.lanes.class(lane))) { (self.site.words(&label)) }
                        @if let Some(series) = self.lane(event, &label) {
                            " " span class="of" { (self.site.words(series)) }
                        }
                        @if name != label && !name.is_empty() {
                            " " span class="formal" { (self.site.words(name)) }
                        }
                    }
                    td class="place" { (self.site.words(&places)) }
                    td class="leaders" { (sheet::leaders(self.site, event)) }
                    td class="agreed" {
                        @if !event.actions().is_empty() {
                            span { (locale.agreed_count(event.actions().len())) } " "
                        }
                        @if more.is_some() {
                            button type="button" aria-expanded="false" aria-controls=(format!("{anchor}-more")) {
                                (locale.row_details()) span class="hidden" { ": " (label) }
                            }
                        }
                    }
                    td class="cites" data-label=(locale.label(Label::Sources)) { (self.numbers.cited(store, &numbers)) }
                }
                @if let Some(more) = more {
                    tr class="more" id=(format!("{anchor}-more")) { td colspan="6" { (more) } }
                }
            } "\n"
        }
    }

    /// Returns the lane of an event, where its label does not begin with it.
    fn lane(&self, event: Event<'_>, label: &str) -> Option<&str> {
        let store = self.site.store;
        let series = store.series_of(event.series()?);
        let name = store.say(series.name, self.site.look.locale.tag());
        (!label.starts_with(name)).then_some(name)
    }

    /// Returns when it was, for machines too where they know such a date.
    fn when(&self, event: Event<'_>) -> Markup {
        let words = date(self.site, event);
        let written = event.date().map(|it| it.to_string()).unwrap_or_default();
        let is_plain = written.bytes().all(|it| it.is_ascii_digit() || it == b'-')
            && matches!(written.len(), 4 | 7 | 10)
            && event
                .date()
                .is_some_and(|it| it.start().date().is_some_and(|it| it.season().is_none()));
        html! {
            @if is_plain { time datetime=(written) { (words) } } @else { (words) }
            // In words, a day that is not known reads as if there were none to know.
            @if written.contains('X') { " " span class="aside" { (written) } }
        }
    }
}
