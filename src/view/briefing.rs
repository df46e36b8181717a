//! The presenting screen: few words, far apart, for the back of a room.

mod event;
mod fit;
mod grid;
mod head;
mod lanes;
mod lines;
mod list;
mod pace;
mod plan;
mod several;

use super::footer::footer;
use super::names::Scene;
use super::panes::right;
use super::sheet::{Area, Ground, Role, Sheet, cells};
use super::stops::name;
use crate::app::{Briefing, BriefingMode, Scene as Stage, Stop, Tour};
pub use fit::{Misfit, Overflow, overflow};
use lines::Line;
use plan::{Plan, Tier};

/// A stop, and how much of it has been revealed.
#[derive(Clone, Copy)]
struct Shown<'a> {
    scene: Scene<'a>,
    tour: &'a Tour,
    stop: &'a Stop,
    /// Which one it is, counted from 0.
    at: usize,
    /// How many of its rows have been revealed.
    step: usize,
    stage: &'a Stage,
}

impl<'a> Shown<'a> {
    fn of(scene: Scene<'a>, briefing: &'a Briefing) -> Option<Self> {
        let stop = briefing.tour.stops.get(briefing.at)?;
        let (tour, stage) = (&briefing.tour, &briefing.scene);
        Some(Self { scene, tour, stop, at: briefing.at, step: briefing.step, stage })
    }
}

/// Draws the stop of the briefing on the whole screen.
pub(super) fn briefing(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    let Some(briefing) = &scene.state.tours.given else { return };
    if briefing.blank {
        return;
    }
    let Some(shown) = Shown::of(scene, briefing) else { return };
    let lines = lines::of(shown, area.width);
    let plan = Plan::of((area.width, area.height), &lines);
    let page = Area { x: plan.margin, width: area.width - 2 * plan.margin, ..area };
    if plan.tier == Tier::Tiny {
        return tiny(shown, briefing, (&plan, &lines), sheet);
    }
    header(shown, briefing, page.top(1), sheet);
    footer(scene, page.below(area.height - 1), sheet);
    lanes::draw(shown, &plan, sheet);
    head::draw(shown, &plan, sheet);
    list::draw(shown, &plan, &lines, sheet);
    pace::draw(shown, briefing, &plan, sheet);
}

/// Returns which stop and which point is shown, for the right of the footer.
pub(super) fn place_in(scene: Scene<'_>) -> String {
    let Some(it) = &scene.state.tours.given else { return String::new() };
    let locale = scene.locale;
    let stop = locale.stop_of(it.at + 1, it.tour.stops.len());
    if it.scene.rows.is_empty() || scene.state.size.0 < plan::MEDIUM.0 {
        return stop;
    }
    let point = locale.point_of(it.step, it.scene.rows.len());
    format!("{stop}{}{point}", scene.glyphs.separator)
}

/// The columns for which rows are put into words for the speaker.
const SPOKEN: u16 = 100;

/// Returns every row of the stop that is presented in words, for the speaker.
pub(super) fn spoken(scene: Scene<'_>, briefing: &Briefing) -> Vec<String> {
    let Some(shown) = Shown::of(scene, briefing) else { return Vec::new() };
    // On the screen, too, a blank stands between two texts: between a badge and a name, say.
    let words = |line: &Line| {
        // Lines between figures say nothing.
        let words = line.words.iter().filter(|it| it.1 != Role::Rule);
        let words: Vec<&str> = words.map(|it| it.0.as_str()).collect();
        let tail = line.tail.as_ref().map(|it| format!("  {}", it.0)).unwrap_or_default();
        words.join(" ") + &tail
    };
    lines::of(shown, SPOKEN).iter().map(words).collect()
}

/// Draws what is presented, and what the clock does.
fn header(shown: Shown<'_>, briefing: &Briefing, area: Area, sheet: &mut Sheet) {
    let scene = shown.scene;
    sheet.ground(Area { x: 0, width: area.right() + area.x, ..area }, Ground::Surface);
    let program = if scene.glyphs.braille { "attaché" } else { "attache" };
    let mut x = sheet.draw((area.x, area.y), area.right(), program, Role::Strong) + 2;
    let (word, role) = match briefing.mode {
        BriefingMode::Live => (scene.locale.briefing_word(), Role::Text),
        BriefingMode::Practice => (scene.locale.rehearsal_word(), Role::Conflict),
    };
    x = sheet.draw((x, area.y), area.right(), word, role) + 2;
    let mut end = area.right();
    let title = name(scene, shown.tour);
    // What is presented is the last to give way.
    let fits = |told: &str| x + cells(&title) + 2 + cells(told) <= area.right();
    let as_of = scene.locale.as_of(scene.store.as_of());
    if briefing.is_advancing() {
        let sign = scene.glyphs.arrow;
        let whole = format!("{sign}{sign} {}", scene.locale.advancing());
        let told = if fits(&whole) { whole } else { format!("{sign}{sign}") };
        end = right(sheet, area, &told, Role::New);
    } else if scene.store.has_as_of() && area.width >= 70 && fits(&as_of) {
        end = right(sheet, area, &as_of, Role::Dim);
    }
    // What has no name is called a briefing, which stands here already.
    if title != scene.locale.briefing_word() {
        sheet.text((x, area.y), end, &title, Role::Text);
    }
}

/// Draws the heading, the point that is spoken about, and the figures of the clock.
fn tiny(shown: Shown<'_>, briefing: &Briefing, (plan, lines): (&Plan, &[Line]), sheet: &mut Sheet) {
    head::draw(shown, plan, sheet);
    list::draw(shown, plan, lines, sheet);
    pace::short(shown, briefing, plan, sheet);
}
