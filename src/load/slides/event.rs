//! One slide as an event of ours.

use std::borrow::Cow;

use foldhash::HashMap;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::super::feed::{Feed, Place, Record};
use super::super::locate::{Path, Step, inside, span_in};
use super::super::options::DayOrder;
use super::super::salvage;
use super::super::value::{Bare, Value, Word};
use super::super::wire::{OrWord, WireEvent, WireSource};
use super::left::Left;
use super::markup::{self, Prose};
use super::moment::{self, Read, Wrong};
use super::wire::{Moment, OrText, Slide};
use crate::diag::Diagnostic;
use crate::model::Edtf;

/// The lane of eras, and the tag that tells them.
const ERAS: &str = "Eras";
const ERA: &str = "era";
/// The longest id that is made of a title, in characters.
const SLUG: usize = 64;

/// The longest title that is made of a text, in characters.
const TITLE: usize = 60;

/// What an entry of a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Event,
    Era,
}

/// Turns slides into events, and hands them over.
pub(super) struct Slides<'f, 'r, 's> {
    source: &'s str,
    feed: &'f mut Feed<'r>,
    order: DayOrder,
    /// What has no place here.
    pub(super) left: Left,
    /// How often an id was made of a title.
    slugs: HashMap<String, u32>,
    count: usize,
}

/// What our own export says of the sources of a slide.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Cited<'a> {
    #[serde(borrow)]
    cited: Vec<WireSource<'a>>,
}

/// When it was, in EDTF, and the words that the file has for it; empty when it has none.
struct Date {
    edtf: String,
    shown: String,
}

/// A slide that was left out, which has been said.
struct LeftOut;

impl<'f, 'r, 's> Slides<'f, 'r, 's> {
    pub(super) fn new(source: &'s str, feed: &'f mut Feed<'r>, order: DayOrder) -> Self {
        Self { source, feed, order, left: Left::default(), slugs: HashMap::default(), count: 0 }
    }

    /// Returns how many slides there were.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// Complains about the document.
    pub(super) fn complain_whole(&mut self, diagnostic: Diagnostic) {
        self.feed.complain(diagnostic);
    }

    /// Says what of the whole was not kept.
    pub(super) fn end(self) {
        if let Some(diagnostic) = self.left.told() {
            self.feed.complain(diagnostic);
        }
    }

    /// Sets the title of the timeline.
    pub(super) fn title(&mut self, html: &str) {
        let title = markup::line(html);
        if !title.is_empty() {
            self.feed.title(&title);
        }
    }

    /// Reads a slide, or says why it is left out.
    pub(super) fn read(&mut self, raw: &'s RawValue, path: Path<'static>, role: Role) {
        self.count += 1;
        let spot = Spot { source: self.source, raw, path };
        let mut wrong = Vec::new();
        let slide = salvage::piece::<Slide<'_>>(self.source, raw, &path, &mut wrong);
        for diagnostic in wrong {
            self.feed.complain(diagnostic.help("this slide was left out, the rest is loaded"));
        }
        let Some(slide) = slide else { return };
        self.left.slide(&slide);
        let own = self.own(&slide, &spot);
        let Some(date) = self.date(&slide, &spot) else { return };
        let mut event = self.event(&slide, role);
        if role == Role::Event || own.is_some() {
            self.sources(&slide, &spot, &mut event);
        }
        event.date = Some(if date.shown.is_empty() {
            date.edtf.into()
        } else {
            let note = Some(Bare::from(format!("shown as {}", date.shown)));
            let bare = Some(Bare::from(date.edtf));
            Value { bare, note, wrapped: true, ..Value::default() }
        });
        if let Some(own) = own {
            event = beside(event, own);
        }
        let record = Record {
            span: spot.span(),
            name: &|| spot.path.to_string(),
            place: &|key| spot.field(key),
        };
        self.feed.event(event, &record);
    }

    /// Reads what our own export says beside a slide.
    fn own<'a>(&mut self, slide: &Slide<'a>, spot: &Spot<'_>) -> Option<WireEvent<'a>> {
        let raw = slide.attache.filter(|it| it.get().starts_with('{'))?;
        let own = serde_json::from_str(raw.get()).ok();
        if own.is_none() {
            let message = "what this program wrote here was changed and cannot be read";
            let help = "the slide itself was read instead";
            let diagnostic = Diagnostic::warning("slide-own", message).help(help);
            self.complain(diagnostic, spot, &["attache"]);
        }
        own
    }

    fn complain(&mut self, diagnostic: Diagnostic, spot: &Spot<'_>, keys: &[&str]) {
        let (span, name) = spot.deepest(keys);
        self.feed.complain(diagnostic.at(span).on(name));
    }

    /// Returns when a slide was, or says what is wrong with that.
    fn date(&mut self, slide: &Slide<'_>, spot: &Spot<'_>) -> Option<Date> {
        let start = slide.start_date.as_ref();
        let Some(start) = self.end_of(start, spot, ["start_date", "startDate"]).ok()? else {
            let help = "give it a `start_date` with a `year`; the slide was left out";
            let diagnostic = Diagnostic::error("date-missing", "this slide has no date").help(help);
            self.complain(diagnostic, spot, &[]);
            return None;
        };
        let keys = ["end_date", "endDate"];
        let end = self.end_of(slide.end_date.as_ref(), spot, keys).ok()?;
        let Some(end) = end.filter(|it| it.edtf != start.edtf) else {
            let shown = shown(slide, start.shown);
            return Some(Date { shown, ..start });
        };
        let edtf = format!("{}/{}", start.edtf, end.edtf);
        if let Err(error) = Edtf::parse(&edtf) {
            let help = format!("{}; the slide was left out", error.hint());
            let diagnostic = Diagnostic::error("date", error.to_string()).help(help);
            let key = keys.into_iter().find(|it| spot.at(&[it]).is_some());
            self.complain(diagnostic, spot, &[key.unwrap_or_default()]);
            return None;
        }
        let both = [start.shown, end.shown];
        let both: Vec<&str> = both.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        let shown = shown(slide, both.join(" – "));
        Some(Date { edtf, shown })
    }

    /// Reads one date of a slide: nothing when there is none.
    fn end_of(
        &mut self,
        date: Option<&OrText<'_, Moment<'_>>>,
        spot: &Spot<'_>,
        keys: [&str; 2],
    ) -> Result<Option<Date>, LeftOut> {
        let (read, shown) = match date {
            None => return Ok(None),
            Some(OrText::Text(text)) => (moment::of_text(text.as_str(), self.order), ""),
            Some(OrText::Row(row)) => {
                let shown = row.display_date.as_ref().map_or("", |it| it.as_str());
                (moment::of_parts(row), shown)
            }
        };
        let mut complain = |it: Wrong| {
            let key = keys.into_iter().find(|it| spot.at(&[it]).is_some()).unwrap_or_default();
            self.complain(*it.diagnostic, spot, &[key, it.key]);
        };
        match read {
            Err(wrong) => {
                complain(wrong);
                Err(LeftOut)
            }
            Ok(None) => Ok(None),
            Ok(Some(Read { edtf, warnings })) => {
                warnings.into_iter().for_each(complain);
                Ok(Some(Date { edtf, shown: markup::line(shown).into_owned() }))
            }
        }
    }

    fn event<'a>(&mut self, slide: &'a Slide<'_>, role: Role) -> WireEvent<'a> {
        let Prose { text, items, .. } = markup::prose(slide.text());
        let title = match markup::line(slide.title()) {
            title if title.is_empty() => first_words(&text).into(),
            title => title,
        };
        let id = match slide.unique_id.as_ref().map(|it| it.as_str().trim()) {
            Some(id) if !id.is_empty() => Some(Word(id.into())),
            _ => self.slug(&title, role).map(Word::from),
        };
        let [url, ..] = slide.media();
        // What is quoted on a slide stands where its media would.
        let quoted = if url.starts_with('<') { markup::prose(url) } else { Prose::default() };
        let notes: Vec<String> =
            [text, quoted.text].into_iter().filter(|it| !it.is_empty()).collect();
        let actions = items.into_iter().map(|it| OrWord::Word(it.into()));
        WireEvent {
            id,
            name: (!title.is_empty()).then(|| title.into()),
            notes: (!notes.is_empty()).then(|| notes.join("\n").into()),
            actions: actions.collect(),
            series: match role {
                Role::Event => Some(markup::line(slide.lane())).filter(|it| !it.is_empty()),
                Role::Era => Some(Cow::Borrowed(ERAS)),
            }
            .map(Word),
            kind: (role == Role::Era).then(|| "milestone".into()),
            tags: if role == Role::Era { vec![ERA.into()] } else { Vec::new() },
            ..WireEvent::default()
        }
    }

    /// Notes the sources of a slide: its media, and what its text links to.
    fn sources(&mut self, slide: &Slide<'_>, spot: &Spot<'_>, event: &mut WireEvent<'_>) {
        let own = slide.attache.and_then(|it| serde_json::from_str::<Cited<'_>>(it.get()).ok());
        if let Some(Cited { cited }) = own {
            let keys = cited.iter().filter_map(|it| self.feed.source(it));
            event.sources = keys.map(Word::from).collect();
            return;
        }
        let [url, credit, caption] = slide.media();
        let has_links = slide.text().contains('<');
        let Prose { links, .. } =
            if has_links { markup::prose(slide.text()) } else { Prose::default() };
        let mut all = Vec::new();
        if url.starts_with('<') {
            all.extend(markup::prose(url).links);
        } else if url.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("data:")) {
            let diagnostic = Diagnostic::warning("media-inline", "a picture in a file is not kept");
            self.complain(diagnostic, spot, &["media", "url"]);
        } else if !url.is_empty() {
            all.push(markup::web(url).unwrap_or_else(|| url.to_owned()));
        }
        let [credit, caption] = [credit, caption].map(|it| markup::line(it).into_owned());
        if let Some(first) = all.first().filter(|_| !credit.is_empty() || !caption.is_empty()) {
            let text = |it: String| (!it.is_empty()).then(|| Bare::from(it));
            let source = WireSource {
                url: Some(Word(first.clone().into())),
                publisher: text(credit),
                title: text(caption),
                ..WireSource::default()
            };
            self.feed.source(&source);
        }
        let to = markup::web(slide.link());
        for link in to.into_iter().chain(links) {
            if !all.contains(&link) && all.len() < LINKS {
                all.push(link);
            }
        }
        event.sources = all.into_iter().map(Word::from).collect();
    }

    /// Returns an id made of a title, another one each time.
    fn slug(&mut self, title: &str, role: Role) -> Option<String> {
        let mut slug = String::new();
        for letter in title.chars().flat_map(char::to_lowercase) {
            if letter.is_alphanumeric() {
                slug.push(letter);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        if let Some((end, _)) = slug.char_indices().nth(SLUG) {
            slug.truncate(end);
        }
        slug.truncate(slug.trim_end_matches('-').len());
        if slug.is_empty() {
            return None;
        }
        if role == Role::Era {
            slug = format!("{ERA}-{slug}");
        }
        let count = self.slugs.entry(slug.clone()).and_modify(|it| *it += 1).or_insert(1);
        Some(if *count == 1 { slug } else { format!("{slug}-{count}") })
    }
}

/// The most addresses that are kept of one slide.
const LINKS: usize = 100;

/// Returns the first words of a text, as the title of a slide that has none.
fn first_words(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let Some((end, _)) = line.char_indices().nth(TITLE) else { return line.to_owned() };
    let start = line.get(..end).unwrap_or_default();
    let whole = start.rsplit_once(' ').map_or(start, |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', ' ']))
}

/// Returns the words that a slide has for its date: its own, else those of its dates.
fn shown(slide: &Slide<'_>, of_dates: String) -> String {
    let own = slide.display_date.as_ref().map(|it| markup::line(it.as_str()).into_owned());
    own.filter(|it| !it.is_empty()).unwrap_or(of_dates)
}

/// Puts what our own export wrote beside a slide in the place of what the slide says.
fn beside<'a>(slide: WireEvent<'a>, own: WireEvent<'a>) -> WireEvent<'a> {
    WireEvent {
        id: slide.id,
        series: own.series.or(slide.series),
        kind: own.kind.or(slide.kind),
        name: own.name.or(slide.name),
        date: own.date.or(slide.date),
        // The text of the slide is made of these.
        notes: own.notes,
        sources: slide.sources,
        ..own
    }
}

/// Where a slide stands.
struct Spot<'s> {
    source: &'s str,
    raw: &'s RawValue,
    path: Path<'static>,
}

impl<'s> Spot<'s> {
    fn span(&self) -> std::ops::Range<usize> {
        span_in(self.source, self.raw.get())
    }

    /// Returns the value at the end of a way.
    fn at(&self, keys: &[&str]) -> Option<&'s RawValue> {
        let into = |at, key: &&str| inside(at, &Step::Key((*key).to_owned()));
        keys.iter().try_fold(self.raw, into)
    }

    /// Returns the place of a value, or of the last one on the way to it.
    fn deepest(&self, keys: &[&str]) -> Place {
        let (mut raw, mut path) = (self.raw, self.path.to_string());
        for key in keys.iter().filter(|it| !it.is_empty()) {
            let Some(next) = inside(raw, &Step::Key((*key).to_owned())) else { break };
            raw = next;
            path = format!("{path}.{key}");
        }
        (span_in(self.source, raw.get()), path)
    }

    /// Returns the place of what our format calls by this name.
    fn field(&self, key: &str) -> Option<Place> {
        let ways: &[&[&str]] = match key {
            "id" => &[&["unique_id"]],
            "name" => &[&["text", "headline"], &["headline"]],
            "date" | "start" => &[&["attache", "date"], &["start_date"], &["startDate"]],
            "series" => &[&["group"], &["tag"]],
            "source" | "sources" => &[&["media", "url"], &["asset", "media"], &["media"]],
            _ => &[&["text", "text"], &["text"]],
        };
        let way = ways.iter().find(|it| self.at(it).is_some())?;
        Some(self.deepest(way))
    }
}
