//! The state of the browser and the one function that changes it.
//!
//! [`update()`] is the only writer. It reads no clock, no file and no terminal: the same store, state
//! and input always give the same state and effect.

mod briefing;
mod browse;
mod countries;
mod derived;
mod export;
mod facets;
mod field;
mod filter;
mod go;
mod highlight;
mod keep;
mod look;
mod notice;
mod overlay;
mod palette;
mod problems;
mod prompt;
mod reload;
mod search;
mod state;
mod terms;
mod tours;
mod trail;
mod trust;
mod undo;
mod update;
mod views;
mod way;
mod ways;
mod when;
mod window;

#[cfg(test)]
mod tests;

pub use briefing::{
    Became, Briefing, HeadPair, Holds, Mode as BriefingMode, Pace, Row as PointRow, Scene, TourLane,
};
pub use derived::{Chip, Derived, Lane, NUMBERED};
pub use export::{Exported, Format};
pub use facets::{BINS, Facets, Row};
pub use field::Field;
pub use filter::{FacetRow, Filter};
pub use go::{Preview, preview};
pub use highlight::{Highlight, Highlights, Subject};
pub use keep::{
    Kept, MATCHES, PRACTICED, Practiced, QUERIES, RUNS, Run, VIEWS, View, name as view_name,
};
pub use look::{Look, Symbols, Theme};
pub use notice::{Continuity, Notice, Reloaded, Sent, Touring};
pub use overlay::{Outgoing, Overlay};
pub use palette::{Item, Listed, Palette, listed};
pub use problems::{Faulty, LISTED, Problem, ProblemFile, Problems, Reach};
pub use prompt::Prompt;
pub use reload::{Broken, Harm, News, fail, reload};
pub use search::{Manner, Search};
pub use state::{Bottom, Framing, Pane, State, WIDE};
pub use terms::Part;
pub use tours::{
    Budget, LONGEST_STOP, Practice, Stop, Subject as StopSubject, Tour, Tours, Words, budget,
};
pub use trail::Trail;
pub use trust::{CLIPBOARD, Cited, Claim, Numbered, named_in};
pub use update::{Effect, Input, update};
pub use views::rhythm::Measured;
pub use views::{
    Basis, Columns, Delegation, HostRow, Matrix, Partners, Partnership, PeoplePart, Views,
    can_accept, compared, followed, ordered,
};
pub use way::Way;
pub use ways::{Relief, WayOut};
pub use when::{Fault, Wrong};
pub use window::{MINUTES_PER_DAY, Window, minutes_of};
