//! The keys that the footer of each context shows.

use crate::action::{Action, Context};

/// A context, and the actions that stand together behind one word.
type Footer = (Context, &'static [&'static [Action]]);

/// The footer of each context, most useful first. Pairs that do not fit are left out from the
/// right, but the last one, which leads to all the others, stays.
pub(super) const FOOTERS: &[Footer] = &[
    (
        Context::Browse,
        &[
            &[Action::Next, Action::Previous],
            &[Action::Problems],
            &[Action::NextPane],
            &[Action::Chip],
            &[Action::Search],
            &[Action::Filter],
            &[Action::Scope],
            &[Action::Open],
            &[Action::ZoomIn],
            &[Action::Undo],
            &[Action::Help],
        ],
    ),
    (
        Context::Read,
        &[
            &[Action::Next, Action::Previous],
            &[Action::NextPane],
            &[Action::NextEvent],
            &[Action::Back],
        ],
    ),
    (
        Context::Filter,
        &[
            &[Action::Open],
            &[Action::Next, Action::Previous],
            &[Action::Complete],
            &[Action::DeleteTerm],
            &[Action::PreviousQuery],
            &[Action::Back],
        ],
    ),
    (
        Context::Facets,
        &[
            &[Action::Next, Action::Previous],
            &[Action::Open],
            &[Action::Exclude],
            &[Action::Only],
            &[Action::Undo],
            &[Action::Filter],
            &[Action::Back],
        ],
    ),
    (
        Context::Matrix,
        &[
            &[Action::Next, Action::Previous],
            &[Action::PreviousInLane, Action::NextInLane],
            &[Action::Open],
            &[Action::Thread],
            &[Action::Compare],
            &[Action::Sort],
            &[Action::Export],
            &[Action::ViewTimeline],
            &[Action::Help],
        ],
    ),
    (
        Context::Cell,
        &[
            &[Action::Next, Action::Previous],
            &[Action::PreviousInLane, Action::NextInLane],
            &[Action::Thread],
            &[Action::Compare],
            &[Action::Back],
        ],
    ),
    (
        Context::People,
        &[
            &[Action::Next, Action::Previous],
            &[Action::PreviousInLane, Action::NextInLane],
            &[Action::Open],
            &[Action::NextPane],
            &[Action::ViewTimeline],
            &[Action::Sources],
            &[Action::Help],
        ],
    ),
    (
        Context::Hosts,
        &[
            &[Action::Next, Action::Previous],
            &[Action::NextPane],
            &[Action::Open],
            &[Action::ViewTimeline],
            &[Action::Sources],
            &[Action::Help],
        ],
    ),
    (
        Context::Rhythm,
        &[
            &[Action::Next, Action::Previous],
            &[Action::NextPane],
            &[Action::Open],
            &[Action::ViewTimeline],
            &[Action::Help],
        ],
    ),
    (
        Context::Compare,
        &[
            &[Action::Next, Action::Previous],
            &[Action::Thread],
            &[Action::Sources],
            &[Action::Accept],
            &[Action::NextEvent],
            &[Action::OtherSeries],
            &[Action::CompareWith],
            &[Action::Export],
            &[Action::Back],
        ],
    ),
    (Context::CompareWith, &[&[Action::Next, Action::Previous], &[Action::Open], &[Action::Back]]),
    (
        Context::Thread,
        &[
            &[Action::ThreadOn, Action::ThreadBack],
            &[Action::Next, Action::Previous],
            &[Action::Open],
            &[Action::Sources],
            &[Action::Accept],
            &[Action::Back],
        ],
    ),
    (
        Context::Sources,
        &[
            &[Action::Open],
            &[Action::Next, Action::Previous],
            &[Action::OpenLink],
            &[Action::Copy],
            &[Action::Back],
        ],
    ),
    (Context::Palette, &[&[Action::Next, Action::Previous], &[Action::Open], &[Action::Back]]),
    (
        Context::Marks,
        &[&[Action::Next, Action::Previous], &[Action::Open], &[Action::Remove], &[Action::Back]],
    ),
    (
        Context::Countries,
        &[
            &[Action::Next, Action::Previous],
            &[Action::Open],
            &[Action::Mode],
            &[Action::ClearFilter],
            &[Action::Back],
        ],
    ),
    (
        Context::Briefing,
        &[
            &[Action::NextPoint],
            &[Action::PreviousPoint],
            &[Action::Explore],
            &[Action::Outline],
            &[Action::Blank],
            &[Action::Advance],
            &[Action::Close],
            &[Action::Help],
        ],
    ),
    (Context::Outline, &[&[Action::Next, Action::Previous], &[Action::Open], &[Action::Back]]),
    (
        Context::Tours,
        &[
            &[Action::Next, Action::Previous],
            &[Action::Open],
            &[Action::Save],
            &[Action::EditTour],
            &[Action::Practice],
            &[Action::Back],
        ],
    ),
    (
        Context::Stops,
        &[
            &[Action::Next, Action::Previous],
            &[Action::Save],
            &[Action::Open],
            &[Action::MoveOn, Action::MoveBack],
            &[Action::EditNotes],
            &[Action::Seconds],
            &[Action::Remove],
            &[Action::Undo],
            &[Action::Back],
        ],
    ),
    (Context::Problems, &[&[Action::Open], &[Action::Next, Action::Previous], &[Action::Back]]),
    (Context::Practice, &[&[Action::Accept], &[Action::Save], &[Action::Back]]),
];
