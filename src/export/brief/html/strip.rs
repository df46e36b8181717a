//! The dates of all pages on a line, drawn.

use maud::{Markup, html};

use super::super::marks::{Mark, Strip, WIDTH};
use crate::i18n::Locale;
use crate::store::EventId;

/// Draws the strip, with the mark of the page that it stands on.
pub(super) fn drawn(strip: &Strip, here: Option<EventId>, locale: Locale) -> Markup {
    let (from, to) = &strip.ends;
    let told = locale.dates_of_sessions(from, to);
    let view = format!("0 0 {WIDTH} {}", strip.height);
    html! {
        svg class="strip" role="img" viewBox=(view) aria-label=(told) xmlns="http://www.w3.org/2000/svg" {
            title { (told) }
            @for (x, year) in &strip.years {
                line class="year" x1=(x) x2=(x) y1="8" y2=(strip.height - 14) {}
                text class="year" x=(x + 4) y=(strip.height - 4) { (year) }
            }
            @for y in &strip.lanes {
                line class="lane" x1="12" x2=(WIDTH - 12) y1=(y) y2=(y) {}
            }
            @for mark in strip.marks.iter().filter(|it| Some(it.event) != here) {
                (shape(mark, here))
            }
            // The page's own mark is drawn last, over its neighbours.
            @for mark in strip.marks.iter().filter(|it| Some(it.event) == here) {
                (shape(mark, here))
            }
        }
    }
}

/// Draws a circle, a triangle or a square by series, a diamond for the page itself, and a bar over
/// all days that a date may mean.
fn shape(mark: &Mark, here: Option<EventId>) -> Markup {
    let here = here == Some(mark.event);
    let Mark { x, y, lane, label, width, .. } = mark;
    let class = if here { "here".to_owned() } else { format!("lane-{}", (*lane).min(2)) };
    let points = |size: i32, form: &[(i32, i32)]| {
        let point = |(dx, dy): &(i32, i32)| format!("{},{}", x + dx * size, y + dy * size);
        form.iter().map(point).collect::<Vec<_>>().join(" ")
    };
    html! {
        @match (here, lane) {
            _ if *width > 0 => { rect class=(format!("span {class}")) x=(x) y=(y - 4) width=(width) height="8" rx="4" {} }
            (true, _) => { polygon class=(class) points=(points(7, &[(0, -1), (1, 0), (0, 1), (-1, 0)])) {} }
            (_, 0) => { circle class=(class) cx=(x) cy=(y) r="5" {} }
            (_, 1) => { polygon class=(class) points=(points(6, &[(0, -1), (1, 1), (-1, 1)])) {} }
            _ => { polygon class=(class) points=(points(4, &[(-1, -1), (1, -1), (1, 1), (-1, 1)])) {} }
        }
        @if !label.is_empty() {
            text class=(format!("label {class}")) x=(x + width / 2) y=(y - 10) text-anchor="middle" { (label) }
        }
    }
}
