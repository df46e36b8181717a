//! The text of a slide, in HTML: where it was, who led, what was agreed.

use super::super::table::Look;
use crate::model::Field;
use crate::store::{Event, Leader, SourceId, Store};
use crate::text;

/// Returns text that a browser shows as it is.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' => escaped.push_str("<br>"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Returns the source that stands as the media of a slide: the first that has an address.
pub(super) fn first_source(store: &Store, event: Event<'_>) -> Option<SourceId> {
    event.sources().iter().copied().find(|it| text::is_web(store.str(store.source(*it).url)))
}

/// Returns what a slide tells under its headline.
pub(super) fn html(store: &Store, event: Event<'_>, look: Look<'_>) -> String {
    let tag = look.locale.tag();
    let mut html = String::new();
    let mut paragraph = |text: String| {
        if !text.is_empty() {
            html.push_str("<p>");
            html.push_str(&text);
            html.push_str("</p>");
        }
    };
    let places = event.places().iter().map(|&it| escaped(store.say(store.place(it).name, tag)));
    paragraph(places.collect::<Vec<_>>().join(", "));
    let leaders = event.leaders().iter().map(|it| leader(store, it, tag));
    paragraph(leaders.collect::<Vec<_>>().join("<br>"));
    for field in [Field::Purpose, Field::Participants, Field::Notes] {
        paragraph(escaped(store.say(event.prose(field), tag)));
    }
    if !event.actions().is_empty() {
        html.push_str("<ul>");
        for action in event.actions() {
            html.push_str("<li>");
            html.push_str(&escaped(store.say(action.text, tag)));
            html.push_str("</li>");
        }
        html.push_str("</ul>");
    }
    let first = first_source(store, event);
    let others = event.sources().iter().filter(|it| Some(**it) != first);
    let others: Vec<String> = others.map(|it| source(store, *it, tag)).collect();
    if !others.is_empty() {
        html.push_str("<p>");
        html.push_str(&others.join("<br>"));
        html.push_str("</p>");
    }
    html
}

fn leader(store: &Store, leader: &Leader, tag: &str) -> String {
    let mut parts = vec![escaped(store.say(store.person(leader.person).name, tag))];
    parts.extend(leader.country.map(|it| escaped(store.str(store.country(it).key))));
    parts.push(escaped(store.say(leader.office, tag)));
    parts.retain(|it| !it.is_empty());
    parts.join(", ")
}

/// Returns a source as a link, or by its name where it has no address to follow.
fn source(store: &Store, source: SourceId, tag: &str) -> String {
    let source = store.source(source);
    let url = store.str(source.url);
    let names = [source.publisher, source.title].map(|it| store.say(it, tag));
    let names = names.iter().copied().filter(|it| !it.is_empty() && *it != url);
    let name = names.collect::<Vec<_>>().join(": ");
    let name = escaped(match name.as_str() {
        "" if url.is_empty() => store.str(source.key),
        "" => url,
        name => name,
    });
    if text::is_web(url) {
        let url = escaped(url);
        return format!(
            "<a href=\"{url}\" target=\"_blank\" rel=\"noopener noreferrer\">{name}</a>"
        );
    }
    name
}
