//! How is known what a row says: how firmly, by which source, with which remark?

use maud::{Markup, html};

use super::Site;
use super::sources::Numbers;
use crate::i18n::Label;
use crate::model::{Certainty, Field};
use crate::store::{Cites, Event, Leader, SourceId, Text};

/// The fields whose sources stand behind their texts already.
const CITED: [Field; 3] = [Field::Purpose, Field::Participants, Field::Notes];

/// What is known of how one value is known.
struct Remark<'a> {
    of: &'a str,
    /// How firmly; empty where there is nothing to say of that.
    firmly: &'a str,
    note: &'a str,
    cites: &'a [SourceId],
}

/// Returns what is known of how the values of an event are known.
pub(super) fn remarks(site: &Site<'_>, numbers: &Numbers, event: Event<'_>) -> Markup {
    let fields = Field::ALL.iter().filter_map(|it| of_field(site, event, *it));
    let leaders = event.leaders().iter().filter_map(|it| of_leader(site, it));
    let all: Vec<Remark<'_>> = fields.chain(leaders).collect();
    html! { @if !all.is_empty() {
        h4 { (site.look.locale.page_remarks()) }
        dl { @for it in &all {
            div { dt { (site.words(it.of)) } " " dd {
                (it.firmly)
                @if !it.firmly.is_empty() && !it.note.is_empty() { ": " }
                @for (position, line) in it.note.lines().enumerate() {
                    @if position > 0 { br; }
                    (site.words(line))
                }
                @let cites = numbers.cited(site.store, it.cites);
                @if !cites.0.is_empty() { " " span class="cites" { (cites) } }
            } } " "
        } }
    } }
}

fn of_field<'a>(site: &Site<'a>, event: Event<'_>, field: Field) -> Option<Remark<'a>> {
    let provenance = event.provenance(field)?;
    let note = said(site, provenance.note);
    let cites = if CITED.contains(&field) { Cites::default() } else { provenance.cites };
    let cites = site.store.cites(cites);
    let is_firm = provenance.certainty == Certainty::Stated;
    if is_firm && note.is_empty() && cites.is_empty() {
        return None;
    }
    let locale = site.look.locale;
    let firmly =
        if is_firm && cites.is_empty() { "" } else { locale.certainty(provenance.certainty) };
    let of = match field {
        // The label is one for the middle of a line.
        Field::Host => locale.page_host(),
        field => locale.label(label(field)),
    };
    Some(Remark { of, firmly, note, cites })
}

fn of_leader<'a>(site: &Site<'a>, leader: &Leader) -> Option<Remark<'a>> {
    let (note, cites) = (said(site, leader.note), site.store.cites(leader.cites));
    let of = said(site, site.store.person(leader.person).name);
    (!note.is_empty() || !cites.is_empty()).then_some(Remark { of, firmly: "", note, cites })
}

fn said<'a>(site: &Site<'a>, text: Text) -> &'a str {
    site.store.say(text, site.look.locale.tag())
}

/// Returns what a field is called.
const fn label(field: Field) -> Label {
    match field {
        Field::Name => Label::Name,
        Field::Date => Label::Date,
        Field::Place => Label::Location,
        Field::Host => Label::Host,
        Field::Leaders => Label::Leaders,
        Field::Participants => Label::Participants,
        Field::Purpose => Label::Purpose,
        Field::Actions => Label::AgreedActions,
        Field::Concerns => Label::Concerns,
        Field::Sources => Label::Sources,
        Field::Notes => Label::Notes,
    }
}
