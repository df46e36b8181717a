//! What two sessions have in common, and in what they differ, but for their actions.

use super::{Plan, size};
use crate::analysis::{self, Change, Comparison, Heads};
use crate::i18n::Label;
use crate::i18n::dates::Style;
use crate::model::date::Precision;
use crate::model::{Certainty, Field};
use crate::store::{Event, Leader, ThemeId};
use crate::text;
use crate::view::names::{Numbers, Scene, lane_tone};
use crate::view::panes::doubt;
use crate::view::redline::flow;
use crate::view::rows::{Rows, Run};
use crate::view::sheet::{Role, cells};

/// A long list of participants takes so many rows at most.
const LONGEST: usize = 2;

/// How two values stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stance {
    /// They cannot be compared.
    Apart,
    Same,
    Changed,
    /// Only the later session has one.
    Gained,
    /// Only the earlier session had one.
    Lost,
}

/// A label, a value for each session, and what is to be said of the two.
struct Fact {
    label: String,
    before: Run,
    after: Run,
    stance: Stance,
    notes: Run,
}

impl Fact {
    /// Compares two values by their words; those that are not known are told in `none`.
    fn of(label: &str, before: Run, after: Run, none: &str) -> Self {
        let words = |run: &Run| run.iter().map(|it| it.0.as_str()).collect::<Vec<_>>().join(" ");
        let (one, other) = (words(&before), words(&after));
        let stance = match (one.is_empty(), other.is_empty()) {
            (true, true) => Stance::Apart,
            (true, false) => Stance::Gained,
            (false, true) => Stance::Lost,
            _ if one == other => Stance::Same,
            _ => Stance::Changed,
        };
        let told = |run: Run, words: &str| {
            if words.is_empty() { vec![(none.to_owned(), Role::Dim)] } else { run }
        };
        let (before, after) = (told(before, &one), told(after, &other));
        Self { label: label.to_owned(), before, after, stance, notes: Vec::new() }
    }

    fn noting(mut self, notes: Run) -> Self {
        self.notes = notes.into_iter().filter(|it| !it.0.is_empty()).collect();
        self
    }

    fn is_known(&self) -> bool {
        self.stance != Stance::Apart
    }
}

fn value(words: &str) -> Run {
    if words.is_empty() { Vec::new() } else { vec![(words.to_owned(), Role::Text)] }
}

/// Writes who met when and where, and how many.
pub(super) fn facts(rows: &mut Rows<'_>, plan: Plan, comparison: &Comparison<'_>) {
    let scene = rows.scene();
    let (before, after) = (comparison.before, comparison.after);
    let locale = scene.locale;
    let name = |event: Event<'_>| {
        vec![(scene.label(event).into_owned(), Role::LaneStrong(lane_tone(event.series())))]
    };
    let mut session = Fact::of(locale.word_session(), name(before), name(after), "");
    session.stance = Stance::Apart;
    let date = |event| value(&scene.date(event, Style::WithYear));
    let mut when = Fact::of(locale.word_when(), date(before), date(after), locale.date_unknown());
    if matches!(when.stance, Stance::Changed) {
        when.stance = Stance::Apart;
    }
    let when =
        when.noting(vec![later(scene, comparison), disputed(scene, comparison, Field::Date)]);
    let place = |event| value(&scene.places(event));
    let none = locale.label(Label::NoPlace);
    let place = Fact::of(locale.word_where(), place(before), place(after), none)
        .noting(vec![disputed(scene, comparison, Field::Place)]);
    let host = |event| host(scene, event);
    let host = Fact::of(locale.word_host(), host(before), host(after), locale.host_unknown())
        .noting(vec![disputed(scene, comparison, Field::Host)]);
    for fact in [session, when, place, host] {
        write(rows, plan, fact);
    }
    for (position, pair) in comparison.heads.iter().enumerate() {
        heads(rows, plan, comparison, (position, pair));
    }
    if comparison.heads.is_empty() {
        let none = locale.label(Label::NoLeaders);
        let fact = Fact::of(&locale.head_of(""), Vec::new(), Vec::new(), none);
        write(rows, plan, fact);
    }
    let told = Fact::of(
        locale.word_size(),
        size(scene, before),
        size(scene, after),
        locale.label(Label::NoActions),
    );
    write(rows, plan, told);
    if let Some(fact) = themes(scene, comparison) {
        write(rows, plan, fact);
    }
}

/// Returns the themes that only one of the two has; where both have the same, all of them. `None`
/// where neither has any.
fn themes(scene: Scene<'_>, comparison: &Comparison<'_>) -> Option<Fact> {
    let found = analysis::shared_themes(scene.store, comparison.before, comparison.after);
    let side = |themes: &[ThemeId], sign: &str, role| {
        let names: Vec<&str> = themes.iter().map(|it| scene.theme(*it)).collect();
        let told = format!("{sign}{}", names.join(", "));
        if names.is_empty() { Vec::new() } else { vec![(told, role)] }
    };
    let sign = |change| format!("{} ", scene.glyphs.change(change));
    let label = scene.locale.word_themes().to_owned();
    let fact = if found.gone.is_empty() && found.new.is_empty() {
        let both = side(&found.both, "", Role::Dim);
        let stance = if both.is_empty() { return None } else { Stance::Same };
        Fact { label, before: both.clone(), after: both, stance, notes: Vec::new() }
    } else {
        let before = side(&found.gone, &sign(Change::Dropped), Role::Dropped);
        let after = side(&found.new, &sign(Change::New), Role::New);
        Fact { label, before, after, stance: Stance::Apart, notes: Vec::new() }
    };
    let shared = scene.locale.themes_shared(found.both.len());
    Some(fact.noting(vec![(shared, Role::Dim)]))
}

/// Writes who led a delegation, and the offices where they differ.
fn heads(
    rows: &mut Rows<'_>,
    plan: Plan,
    comparison: &Comparison<'_>,
    (position, pair): (usize, &Heads<'_>),
) {
    let scene = rows.scene();
    let name = |leader: Option<&Leader>| {
        leader.map(|it| (scene.person(it.person).0.to_owned(), Role::Text)).into_iter().collect()
    };
    let code = pair.country.map_or("", |it| scene.code(it));
    let label = scene.locale.head_of(code);
    let none = scene.locale.no_head();
    let mut head = Fact::of(&label, name(pair.before), name(pair.after), none);
    // Not to take part is something else than to be led by somebody who is not recorded.
    for (event, side) in
        [(comparison.before, &mut head.before), (comparison.after, &mut head.after)]
    {
        if pair.took_no_part(event) && side.iter().all(|it| it.1 == Role::Dim) {
            *side = vec![(scene.locale.no_delegation().to_owned(), Role::Dim)];
        }
    }
    // Two people may share a name, and one may be written in two ways.
    match head.stance {
        Stance::Same | Stance::Changed if pair.is_same_person() => head.stance = Stance::Same,
        Stance::Same => head.stance = Stance::Changed,
        _ => {}
    }
    // Disagreements concern the heads of a session together: they stand beside the first.
    let doubts = match position {
        0 => disputed(scene, comparison, Field::Leaders),
        _ => (String::new(), Role::Dim),
    };
    write(rows, plan, head.noting(vec![doubts]));
    if let Some(office) = office(scene, comparison, pair) {
        write(rows, plan, office);
    }
}

/// Returns the offices of the heads of a delegation; `None` where none is known, and where the same
/// person led it in the same office.
fn office(scene: Scene<'_>, comparison: &Comparison<'_>, pair: &Heads<'_>) -> Option<Fact> {
    let words = |leader: Option<&Leader>| leader.map_or("", |it| scene.say(it.office));
    let (before, after) = (words(pair.before), words(pair.after));
    let told = (before, after) != ("", "") && (before != after || !pair.is_same_person());
    if !told {
        return None;
    }
    let split = |whole: &str| whole.rsplit_once(", ").map_or(whole, |it| it.0).to_owned();
    let (mut short, mut other) = (split(before), split(after));
    // Two offices are not told in the same words.
    if short == other && before != after {
        (short, other) = (before.to_owned(), after.to_owned());
    }
    let cites = pair.after.map(|it| {
        let numbers = Numbers::of(scene.store, comparison.after);
        numbers.list(scene.store, scene.store.cites(it.cites), 9)
    });
    let role = if before == after { Role::Dim } else { Role::Text };
    let value = |words: String| if words.is_empty() { Vec::new() } else { vec![(words, role)] };
    let label = scene.locale.word_office();
    let fact = Fact::of(label, value(short), value(other), scene.locale.no_head());
    Some(fact.noting(vec![(cites.unwrap_or_default(), Role::Dim)]))
}

/// Returns the host and how firmly it is known.
fn host(scene: Scene<'_>, event: Event<'_>) -> Run {
    let Some(host) = event.host() else { return Vec::new() };
    let badge = (scene.code(host).to_owned(), Role::Badge(scene.tone(host)));
    let certainty = event.certainty(Field::Host);
    let doubt = (doubt(scene, certainty).to_owned(), Role::Dim);
    let firm = certainty == Certainty::Stated;
    std::iter::once(badge).chain((!firm).then_some(doubt)).collect()
}

/// Returns how long after the one the other was, from the last day to the first. No days are counted
/// between dates that are not known to the day.
fn later(scene: Scene<'_>, comparison: &Comparison<'_>) -> (String, Role) {
    let is_exact = |event: Event<'_>| {
        event.date().is_some_and(|it| it.precision() >= Precision::Day && !it.is_approximate())
    };
    let exact = is_exact(comparison.before) && is_exact(comparison.after);
    let told = match comparison.silence.filter(|_| exact) {
        None => scene.locale.days_between_unknown().to_owned(),
        Some(0) => scene.locale.they_overlap().to_owned(),
        Some(days) => scene.locale.days_later(days),
    };
    (told, Role::Dim)
}

/// Returns the disagreements about a field of either session.
fn disputed(scene: Scene<'_>, comparison: &Comparison<'_>, field: Field) -> (String, Role) {
    let both = [comparison.before, comparison.after].into_iter();
    let mut ids: Vec<_> = both.flat_map(|it| it.conflicts_about(field)).collect();
    ids.sort_unstable_by_key(|it| scene.store.str(scene.store.conflict(*it).key));
    ids.dedup();
    (scene.keys(ids.into_iter()), Role::Conflict)
}

/// Writes a fact: side by side, or the earlier value over the later one.
fn write(rows: &mut Rows<'_>, plan: Plan, mut fact: Fact) {
    let scene = rows.scene();
    let news = matches!(fact.stance, Stance::Changed | Stance::Gained);
    let is_news = |it: &&mut (String, Role)| it.1 == Role::Text && !fact.before.contains(*it);
    for (_, role) in fact.after.iter_mut().filter(is_news).filter(|_| news) {
        *role = Role::Strong;
    }
    if fact.stance == Stance::Same && fact.notes.is_empty() {
        fact.notes.push((scene.locale.word_same().to_owned(), Role::Dim));
    }
    let first = rows.len();
    let above = usize::from(plan.value < 5);
    rows.put(
        first,
        (0, plan.value.max(rows.width().min(plan.value + 9)) - 1),
        &fact.label,
        Role::Dim,
    );
    match plan.later {
        Some((mark, after)) => {
            let end = rows.right(first, &fact.notes);
            sign(rows, first, mark, fact.stance);
            block(rows, first, (plan.value, mark - 2), &fact.before);
            block(rows, first, (after, end), &fact.after);
        }
        None => stacked(rows, plan, first + above, &fact),
    }
}

/// Writes the earlier value over the later one; values that are the same, once.
fn stacked(rows: &mut Rows<'_>, plan: Plan, first: usize, fact: &Fact) {
    let mark = plan.value - 2;
    let end = rows.width();
    let same = fact.stance == Stance::Same;
    // What only one of the two has takes no row for the other.
    let (over, under) =
        if fact.after.is_empty() { (&[][..], &fact.before) } else { (&*fact.before, &fact.after) };
    let mut at = first;
    if !same && !over.is_empty() {
        block(rows, at, (plan.value, end), over);
        at = rows.len();
    }
    if !fact.is_known() && fact.before == fact.after {
        return;
    }
    let notes = if rows.width() >= 50 { &*fact.notes } else { &[] };
    let end = rows.right(at, notes);
    sign(rows, at, mark, fact.stance);
    block(rows, at, (plan.value, end), under);
}

/// Writes a value in as many rows as it needs, but no more than a few.
fn block(rows: &mut Rows<'_>, row: usize, (x, end): (u16, u16), value: &[(String, Role)]) {
    let ellipsis = rows.scene().glyphs.ellipsis;
    let room = end.saturating_sub(x);
    let mut lines = flow(value, room);
    if lines.len() > LONGEST {
        lines.truncate(LONGEST);
        let Some((last, before)) = lines.last_mut().and_then(|it| it.split_last_mut()) else {
            return;
        };
        let used: u16 = before.iter().map(|it| cells(&it.0)).sum();
        last.0 = shortened(&last.0, room.saturating_sub(used), ellipsis);
    }
    rows.runs(row, (x, end), &lines);
}

/// Ends a text in the ellipsis, behind a whole word where it has one that fits.
fn shortened(text: &str, room: u16, ellipsis: &str) -> String {
    let room = room.saturating_sub(cells(ellipsis));
    let mut words = text.trim_end();
    // A word that was broken at its hyphen is not whole.
    while words.ends_with('-') || cells(words) > room {
        let Some((before, _)) = words.rsplit_once(' ') else { break };
        words = before.trim_end();
    }
    let words = text::fit(words, usize::from(room), "");
    format!("{}{ellipsis}", words.trim_end_matches([' ', ',', ';']))
}

fn sign(rows: &mut Rows<'_>, row: usize, x: u16, stance: Stance) {
    let (change, role) = match stance {
        Stance::Apart => return,
        Stance::Same => (Change::Kept, Role::Dim),
        Stance::Changed => (Change::Reworded, Role::Reworded),
        Stance::Gained => (Change::New, Role::New),
        Stance::Lost => (Change::Dropped, Role::Dropped),
    };
    let sign = rows.scene().glyphs.change(change);
    rows.put(row, (x, x + 1), sign, role);
}
