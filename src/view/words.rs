//! What the footer calls an action, where a view has a better word than the help.

use super::compare::word_in;
use super::names::Scene;
use crate::action::{Action, Context};
use crate::app::PeoplePart;
use crate::i18n::Label;

/// Returns the word for an action in a view.
pub(super) fn word(scene: Scene<'_>, context: Context, action: Action) -> &'static str {
    let locale = scene.locale;
    let people = &scene.state.views.people;
    let page = people.page.is_some();
    match (context, action) {
        (Context::People, Action::Next) if page => locale.scroll_word(),
        (Context::People, Action::Open) if page => locale.to_the_table(),
        (Context::People, Action::NextPane) if people.part == PeoplePart::List => {
            locale.chairs_word()
        }
        (Context::People, Action::NextPane) => locale.people_word(),
        (Context::People, Action::Next) if people.part == PeoplePart::Chairs => {
            locale.delegation_word()
        }
        (Context::People, Action::PreviousInLane) if people.part == PeoplePart::Chairs => {
            locale.session_word()
        }
        (Context::People, Action::Open | Action::Next | Action::PreviousInLane) => {
            locale.page_word()
        }
        (Context::Matrix, Action::Next) => locale.theme_word(),
        (Context::Matrix | Context::Cell, Action::PreviousInLane) => locale.session_word(),
        (Context::Briefing, Action::NextPoint) => locale.next_short(),
        (Context::Briefing, Action::PreviousPoint) => locale.back_short(),
        (Context::Briefing, Action::Advance) => locale.advance_short(),
        (Context::Tours, Action::Next) => locale.tour_word(),
        (Context::Outline, Action::Next) => locale.outline_word(),
        (Context::Hosts, Action::NextPane) => locale.next_section(),
        (Context::Hosts, Action::Open) => locale.label(Label::GoThere),
        (Context::Stops, Action::Next) => locale.stop_word(),
        (Context::Stops, Action::Open) => locale.present_from_here(),
        (Context::Stops, Action::MoveOn) => locale.move_stop(),
        (Context::Practice, Action::Accept) => locale.take_proposals(),
        _ => word_in(locale, context, action),
    }
}
