//! What there is to say of an event beside its row.

use maud::{Markup, html};

use super::sources::Numbers;
use super::{Site, remarks};
use crate::i18n::Label;
use crate::model::Field;
use crate::store::{Action, Concern, Event, SourceId, Themes};

/// Returns who led, one below the other.
pub(super) fn leaders(site: &Site<'_>, event: Event<'_>) -> Markup {
    let Site { store, look, .. } = site;
    let tag = look.locale.tag();
    html! {
        @for leader in event.leaders() {
            div {
                (site.words(store.say(store.person(leader.person).name, tag)))
                @if let Some(country) = leader.country {
                    " " span class="code" { (store.str(store.country(country).key)) }
                }
                @let office = store.say(leader.office, tag);
                @if !office.is_empty() { " " span class="office" { (site.words(office)) } }
            }
        }
    }
}

/// Returns everything that the row has no room for; nothing where there is nothing.
pub(super) fn rest(site: &Site<'_>, numbers: &Numbers, event: Event<'_>) -> Option<Markup> {
    let sheet = Sheet { site, numbers, event };
    let parts = [
        sheet.facts(),
        sheet.actions(),
        sheet.concerns(),
        sheet.links(),
        sheet.conflicts(),
        remarks::remarks(site, numbers, event),
    ];
    let is_empty = parts.iter().all(|it| it.0.is_empty());
    (!is_empty).then(|| html! { @for part in parts { (part) } })
}

struct Sheet<'s, 'a> {
    site: &'s Site<'a>,
    numbers: &'s Numbers,
    event: Event<'s>,
}

impl Sheet<'_, '_> {
    fn tag(&self) -> &'static str {
        self.site.look.locale.tag()
    }

    fn cites(&self, cites: &[SourceId]) -> Markup {
        let markup = self.numbers.cited(self.site.store, cites);
        html! { @if !markup.0.is_empty() { " " span class="cites" { (markup) } } }
    }

    /// Returns what has one value as a list of terms.
    fn facts(&self) -> Markup {
        let Site { store, look, .. } = self.site;
        let (locale, tag, event) = (look.locale, self.tag(), self.event);
        let name = |it: &crate::store::CountryId| store.say(store.country(*it).name, tag);
        let countries = event.countries().iter().map(name).collect::<Vec<_>>().join(", ");
        let themes = event.themes().iter().map(|it| store.say(store.theme(*it).name, tag));
        let tags = event.tags().iter().map(|it| store.str(*it));
        let plain = [
            (locale.page_parties(), countries),
            (locale.page_host(), event.host().map_or("", |it| name(&it)).to_owned()),
            (locale.page_themes(), themes.collect::<Vec<_>>().join(", ")),
            (locale.page_tags(), tags.collect::<Vec<_>>().join(", ")),
        ];
        let prose = [
            (locale.label(Label::Purpose), Field::Purpose),
            (locale.label(Label::Participants), Field::Participants),
            (locale.label(Label::Notes), Field::Notes),
        ];
        let prose = prose.map(|(head, field)| (head, field, store.say(event.prose(field), tag)));
        let is_empty =
            plain.iter().all(|it| it.1.is_empty()) && prose.iter().all(|it| it.2.is_empty());
        html! { @if !is_empty { dl {
            @for (head, text) in &plain { @if !text.is_empty() {
                div { dt { (head) } " " dd { (self.site.words(text)) } }
            } }
            @for (head, field, text) in &prose { @if !text.is_empty() {
                div { dt { (head) } " " dd {
                    @for line in text.lines() { p { (self.site.words(line)) } }
                    (self.cites(event.cites(*field)))
                } }
            } }
        } } }
    }

    fn actions(&self) -> Markup {
        let (site, store) = (self.site, self.site.store);
        let row = |it: &Action| {
            let status = site.look.locale.status(store.str(it.status));
            let aside = [self.themes(it.themes), status.to_owned()];
            (store.say(it.text, self.tag()), aside, store.cites(it.cites))
        };
        html! { @if !self.event.actions().is_empty() {
            h4 { (site.look.locale.label(Label::AgreedActions)) }
            ol { @for (text, aside, cites) in self.event.actions().iter().map(row) {
                li {
                    (site.words(text))
                    @for it in aside.iter().filter(|it| !it.is_empty()) {
                        " " span class="aside" { (site.words(it)) }
                    }
                    (self.cites(cites))
                }
            } }
        } }
    }

    fn concerns(&self) -> Markup {
        let (site, store) = (self.site, self.site.store);
        let row = |it: &Concern| {
            (store.say(it.text, self.tag()), self.themes(it.themes), store.cites(it.cites))
        };
        html! { @if !self.event.concerns().is_empty() {
            h4 { (site.look.locale.label(Label::Concerns)) }
            ul { @for (text, themes, cites) in self.event.concerns().iter().map(row) {
                li {
                    (site.words(text))
                    @if !themes.is_empty() { " " span class="aside" { (site.words(&themes)) } }
                    (self.cites(cites))
                }
            } }
        } }
    }

    fn themes(&self, themes: Themes) -> String {
        let store = self.site.store;
        let themes = store.theme_list(themes).iter();
        themes.map(|it| store.say(store.theme(*it).name, self.tag())).collect::<Vec<_>>().join(", ")
    }

    fn links(&self) -> Markup {
        let (site, store) = (self.site, self.site.store);
        html! { @if !self.event.links().is_empty() {
            h4 { (site.look.locale.page_links()) }
            ul { @for link in self.event.links() {
                @let to = store.find(store.str(link.to));
                li {
                    span class="aside" { (site.words(store.str(link.rel))) } " "
                    @match to {
                        Some(to) if site.events.contains(to.at()) => {
                            a href=(format!("#{}", site.anchor(to))) {
                                (site.words(&store.label(to, self.tag())))
                            }
                        }
                        Some(to) => { (site.words(&store.label(to, self.tag()))) }
                        None => { (site.words(store.str(link.to))) }
                    }
                    @let note = store.say(link.note, self.tag());
                    @if !note.is_empty() { " " span class="aside" { (site.words(note)) } }
                    (self.cites(store.cites(link.cites)))
                }
            } }
        } }
    }

    fn conflicts(&self) -> Markup {
        let (site, store) = (self.site, self.site.store);
        html! { @if !self.event.conflicts().is_empty() {
            h4 { (site.look.locale.page_conflicts()) }
            ul { @for conflict in self.event.conflicts().iter().map(|it| store.conflict(*it)) {
                li {
                    (site.words(store.say(conflict.title, self.tag())))
                    @if conflict.open { " " span class="aside" { (site.look.locale.undecided_word()) } }
                    @for text in [conflict.accounts, conflict.judgement] {
                        @for line in store.say(text, self.tag()).lines() { p { (site.words(line)) } }
                    }
                    (self.cites(store.cites(conflict.cites)))
                }
            } }
        } }
    }
}
