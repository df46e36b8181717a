//! Which stops of the tours of a file do not fit a screen?
//!
//! | code | what it says |
//! |---|---|
//! | `stop-fit` | a stop has more than the screen shows at once |

use crate::app::{Look, State, Tour};
use crate::cli::args::Size;
use crate::diag::{Diagnostic, counted};
use crate::query;
use crate::store::Store;
use crate::view::{Misfit, Overflow, overflow};

/// The screens that every stop should fit: the smallest and the one of reference.
const SIZES: [Size; 2] = [Size { columns: 80, rows: 24 }, Size { columns: 120, rows: 36 }];
/// How many warnings are made: who mends so many checks again.
const MOST: usize = 20;

/// Returns a warning for each stop and each screen that it does not fit, in the language that is
/// asked for.
pub(super) fn fits(store: &Store, look: Look, sizes: &[Size]) -> Vec<Diagnostic> {
    if store.tours().len() == 0 {
        return Vec::new();
    }
    let state = query::parse("").and_then(|it| State::new(store, it, look));
    let Ok(state) = state else { return Vec::new() };
    let sizes = if sizes.is_empty() { &SIZES } else { sizes };
    let mut found = Vec::new();
    for tour in &state.tours.all {
        for size in sizes {
            let misfits = overflow(store, &state, tour, (size.columns, size.rows));
            found.extend(misfits.iter().map(|it| warning(tour, it, *size)));
        }
    }
    let hidden = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    found.extend((hidden > 0).then(|| {
        let message = format!("{} of this kind", counted(hidden, "more warning"));
        Diagnostic::warning("stop-fit", message).help("mend these, and check again")
    }));
    found
}

fn warning(tour: &Tour, found: &Overflow, size: Size) -> Diagnostic {
    let (what, help) = match found.misfit {
        Misfit::Heading => ("its heading is cut".to_owned(), "give it a shorter `title`"),
        Misfit::Announced => (
            "its heading is cut where the stop before announces it".to_owned(),
            "give it a shorter `title`",
        ),
        Misfit::Long(point, rows) => (
            format!("point {point} takes {rows} rows, and 3 are the most"),
            "put the point shorter, and the rest into `notes`",
        ),
        Misfit::Many(rows) => (
            format!("{} too many for its list", counted(rows, "row")),
            "make two stops of it, or put points shorter",
        ),
    };
    let screen = format!("{}x{}", size.columns, size.rows);
    let stop = found.stop + 1;
    let message =
        format!("tour `{}`, stop {stop} `{}` at {screen}: {what}", tour.id, found.heading);
    Diagnostic::warning("stop-fit", message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    fn found(stops: &str, sizes: &[Size]) -> Vec<String> {
        let source = format!(
            r#"{{"attache":1,"title":"Mine","events":[{{"id":"a","date":"2024-01-10","name":"Talks"}}],
            "tours":[{{"id":"t","title":"T","stops":[{stops}]}}]}}"#
        );
        let store = load(&source).store;
        fits(&store, Look::default(), sizes).into_iter().map(|it| it.message).collect()
    }

    #[test]
    fn a_stop_of_a_few_short_points_fits_every_screen() {
        assert!(
            found(r#"{"title":"Agenda","points":["One","Two"]},{"event":"a"}"#, &[]).is_empty()
        );
    }

    #[test]
    fn long_points_and_long_headings_are_named_with_the_screen() {
        let long = "word ".repeat(60);
        let told = found(&format!(r#"{{"title":"Agenda","points":["One","{long}"]}}"#), &[]);
        let expected =
            "tour `t`, stop 1 `Agenda` at 80x24: point 2 takes 5 rows, and 3 are the most";
        assert!(told.contains(&expected.to_owned()), "{told:?}");
        let told = found(&format!(r#"{{"title":"{long}"}}"#), &[]);
        assert!(told.iter().any(|it| it.contains("its heading is cut")), "{told:?}");
    }

    #[test]
    fn more_points_than_the_list_has_rows_are_counted_for_the_size_that_is_asked_for() {
        let points = vec![r#""Point""#; 14].join(",");
        let stop = format!(r#"{{"title":"Agenda","points":[{points}]}}"#);
        let told = found(&stop, &[]);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(found(&stop, &[Size { columns: 120, rows: 50 }]).is_empty());
    }
}
