//! The timeline as a drawing.

use maud::{Markup, html};

use super::Site;
use super::axis::{self, Axis, WIDTH};
use crate::i18n::dates;
use crate::model::{Day, Precision};
use crate::store::Event;

/// How far a lane lies below the one above it.
const LANE: i32 = 56;
/// Where in a lane its name, its labels and its line stand.
const NAME: i32 = 16;
const LABEL: i32 = 34;
const LINE: i32 = 46;
/// What the axis needs below the lanes.
const FOOT: i32 = 30;
/// The least distance of two labels, and the least width of what has a length.
const APART: i32 = 30;
const SHORTEST: i32 = 9;
/// With more events than this, columns say how many there are.
const MARKS: usize = 600;
/// The width of such a column.
const COLUMN: i32 = 4;
/// The height of the highest one.
const HIGHEST: i32 = 28;

/// Draws the events of a page.
pub(super) fn drawn(site: &Site<'_>) -> Markup {
    let Some((first, last)) = bounds(site) else { return html! {} };
    let axis = Axis::new(first, last);
    let locale = site.look.locale;
    let height = LANE * i32::try_from(site.lanes.names.len()).unwrap_or(1) + FOOT;
    let [from, to] = [first, last].map(|it| dates::day(it, locale));
    let told = locale.drawing_of(site.events.len(), &from, &to);
    html! {
        section aria-label=(locale.label(crate::i18n::Label::Timeline)) {
            div class="wide" tabindex="0" role="region" aria-label=(told) {
                div {
                // On a narrow screen the drawing is wider than what is seen, and these stay in sight.
                ul class="names" aria-hidden="true" { @for (name, lane) in site.lanes.names.iter().zip(0..) {
                    li class=(site.lanes.class(lane)) { (name) }
                } }
                svg viewBox=(format!("0 0 {WIDTH} {height}")) role="group" aria-label=(told) {
                    @for (x, name) in axis.marks(locale) {
                        line class="tick" x1=(x) x2=(x) y1="4" y2=(height - FOOT + 8) {}
                        text class="year" x=(x) y=(height - 6) text-anchor=(axis::anchor(x)) { (name) }
                    }
                    @for (name, lane) in site.lanes.names.iter().zip(0..) {
                        line class="line" x1="0" x2=(WIDTH) y1=(top(lane) + LINE) y2=(top(lane) + LINE) {}
                        text class=(format!("name {}", site.lanes.class(lane))) x="0" y=(top(lane) + NAME) {
                            (name)
                        }
                    }
                    @if site.events.len() > MARKS { (columns(site, axis)) }
                    @else { (marks(site, axis)) }
                } }
            }
        } "\n"
    }
}

fn top(lane: usize) -> i32 {
    LANE.saturating_mul(i32::try_from(lane).unwrap_or(0))
}

/// Returns the first and the last day that is known of any event.
pub(super) fn bounds(site: &Site<'_>) -> Option<(Day, Day)> {
    let known = |day: &Day| day.0 != i32::MIN && day.0 != i32::MAX;
    let days = || site.all().flat_map(|it| [it.first(), it.last()]).filter(known);
    days().min().zip(days().max())
}

/// Draws a mark for each event, a link to its row.
fn marks(site: &Site<'_>, axis: Axis) -> Markup {
    let mut ends = vec![-APART; site.lanes.names.len()];
    html! {
        @for event in site.all() {
            @let lane = site.lanes.of(event);
            @let (from, to) = (axis.x(event.first()), axis.x(event.last()));
            a href=(format!("#{}", site.anchor(event))) class=(site.lanes.class(lane)) tabindex="-1" {
                title { (site.store.label(event, site.look.locale.tag())) ", " (super::rows::date(site, event)) }
                @if is_known(event) { (shape(lane, (from, to))) }
                @else { (pale(lane, (from, to))) }
                @if let Some(number) = number(event, i32::midpoint(from, to), ends.get_mut(lane)) {
                    text class="number" x=(i32::midpoint(from, to)) y=(top(lane) + LABEL) text-anchor="middle" {
                        "#" (number)
                    }
                }
            }
        }
    }
}

/// Returns the number of an event, if there is room for it behind the last one of its lane.
fn number(event: Event<'_>, x: i32, end: Option<&mut i32>) -> Option<u32> {
    let number = event.ordinal().filter(|_| event.series().is_some())?;
    let end = end.filter(|it| x - **it >= APART)?;
    *end = x;
    Some(number)
}

/// Draws a pale bar over all that a date may mean.
fn pale(lane: usize, (from, to): (i32, i32)) -> Markup {
    let (y, width) = (top(lane) + LINE - 5, (to - from).max(SHORTEST));
    html! { rect class="vague" x=(from) y=(y) width=(width) height="10" rx="5" {} }
}

/// Draws a circle, a triangle, a square or a diamond by lane; a bar over the days of a longer
/// event.
fn shape(lane: usize, (from, to): (i32, i32)) -> Markup {
    let y = top(lane) + LINE;
    let points = |form: &[(i32, i32)]| {
        let point = |(dx, dy): &(i32, i32)| format!("{},{}", from + dx, y + dy);
        form.iter().map(point).collect::<Vec<_>>().join(" ")
    };
    html! {
        @if to - from >= SHORTEST {
            rect x=(from) y=(y - 5) width=(to - from) height="10" rx="3" {}
        } @else {
            @match lane % 4 {
                0 => { circle cx=(from) cy=(y) r="6" {} }
                1 => { polygon points=(points(&[(0, -7), (7, 6), (-7, 6)])) {} }
                2 => { rect x=(from - 5) y=(y - 5) width="10" height="10" {} }
                _ => { polygon points=(points(&[(0, -7), (7, 0), (0, 7), (-7, 0)])) {} }
            }
        }
    }
}

/// Tells whether the day of an event is known without a doubt.
fn is_known(event: Event<'_>) -> bool {
    event.date().is_some_and(|it| {
        it.precision() >= Precision::Day && !it.is_approximate() && !it.is_uncertain()
    })
}

/// The events that begin in a column.
#[derive(Clone, Copy, Default)]
struct Column {
    count: u32,
    /// The number of the first row among them.
    first: usize,
}

/// Draws how many events begin in each stretch of time; the number grows with the square of the
/// height's share, so that one is seen beside a thousand.
fn columns(site: &Site<'_>, axis: Axis) -> Markup {
    let wide = usize::try_from(WIDTH / COLUMN).unwrap_or(1) + 1;
    let mut lanes = vec![vec![Column::default(); wide]; site.lanes.names.len()];
    for (event, row) in site.all().zip(1..) {
        let slot = usize::try_from(axis.x(event.first()) / COLUMN).unwrap_or(0);
        let lane = lanes.get_mut(site.lanes.of(event));
        if let Some(column) = lane.and_then(|it| it.get_mut(slot)) {
            column.first = if column.count == 0 { row } else { column.first };
            column.count += 1;
        }
    }
    let most = lanes.iter().flatten().map(|it| it.count).max().unwrap_or(1).max(1);
    let height = |count: u32| {
        let share = (u64::from(count) * 10_000 / u64::from(most)).isqrt();
        3 + i32::try_from(share).unwrap_or(0) * (HIGHEST - 3) / 100
    };
    html! {
        @for (columns, lane) in lanes.iter().zip(0..) {
            @for (column, slot) in columns.iter().zip(0..).filter(|it| it.0.count > 0) {
                a href=(format!("#e{}", column.first)) class=(site.lanes.class(lane)) tabindex="-1" {
                    title { (site.look.locale.events(usize::try_from(column.count).unwrap_or(0))) }
                    rect x=(slot * COLUMN) y=(top(lane) + LINE - height(column.count))
                        width=(COLUMN - 1) height=(height(column.count)) {}
                }
            }
        }
    }
}
