//! Which stops of the tours of a file do not fit a screen?
//!
//! | code | what it says |
//! |---|---|
//! | `stop-fit` | a stop has more than the screen shows at once |

use std::collections::BTreeMap;

use crate::app::{Look, State, Tour};
use crate::cli::args::Size;
use crate::diag::{Diagnostic, counted};
use crate::i18n::Locale;
use crate::load::{OfStop, on_stops};
use crate::query;
use crate::store::{self, Store};
use crate::view::{Misfit, Overflow, overflow};

/// The screens that every stop should fit: the smallest and the one of reference.
const SIZES: [Size; 2] = [Size { columns: 80, rows: 24 }, Size { columns: 120, rows: 36 }];
/// How many warnings are made: who mends so many checks again.
const MOST: usize = 200;

/// What does not fit, by the places of tour and stop, with the screens and languages it does not
/// fit in.
type Found = BTreeMap<(usize, usize, Misfit), (Overflow, Vec<(Size, Locale)>)>;

/// Returns a warning for whatever of a stop does not fit: in the language that is asked for, else in
/// each that the tour has.
pub(super) fn fits(
    (source, store): (&str, &Store),
    (look, asked): (Look, Option<Locale>),
    sizes: &[Size],
) -> Vec<Diagnostic> {
    if store.tours().len() == 0 {
        return Vec::new();
    }
    let state = query::parse("").and_then(|it| State::new(store, it, look));
    let Ok(mut state) = state else { return Vec::new() };
    let sizes = if sizes.is_empty() { &SIZES } else { sizes };
    let tours = state.tours.all.clone();
    let spoken: Vec<Vec<Locale>> = tours
        .iter()
        .map(|tour| asked.map_or_else(|| languages(store, tour, look.locale), |it| vec![it]))
        .collect();
    let mut found = Found::new();
    for locale in Locale::ALL {
        state.look.locale = locale;
        for (at, tour) in tours.iter().enumerate() {
            if !spoken.get(at).is_some_and(|it| it.contains(&locale)) {
                continue;
            }
            for size in sizes {
                for it in overflow(store, &state, tour, (size.columns, size.rows)) {
                    let key = (at, it.stop, it.misfit);
                    let (_, screens) = found.entry(key).or_insert_with(|| (it, Vec::new()));
                    screens.push((*size, locale));
                }
            }
        }
    }
    let hidden = found.len().saturating_sub(MOST);
    let told = found.iter().take(MOST).filter_map(|(key, (found, screens))| {
        let languages = spoken.get(key.0)?;
        let screens = named(screens, languages.len());
        warning(store, tours.get(key.0)?, (found, &screens))
    });
    let mut told = on_stops(source, told.collect());
    told.extend((hidden > 0).then(|| {
        let message = format!("{} of this kind", counted(hidden, "more warning"));
        Diagnostic::warning("stop-fit", message).help("mend these, and check again")
    }));
    told
}

/// Returns the languages in which a tour has words, and the one that is shown unasked.
fn languages(store: &Store, tour: &Tour, usual: Locale) -> Vec<Locale> {
    let Some(tour) = tour.origin.map(|it| store.tour(it)) else { return vec![usual] };
    let texts = tour.stops.iter().flat_map(|it| it.points.iter().copied().chain([it.title]));
    let texts: Vec<_> = texts.chain([tour.title]).collect();
    let has = |it: Locale| texts.iter().any(|text| store.strings().form(*text, it.tag()).is_some());
    Locale::ALL.into_iter().filter(|it| *it == usual || has(*it)).collect()
}

/// Returns screens as `80x24 and 120x36`; with their languages, where the tour has several.
fn named(screens: &[(Size, Locale)], languages: usize) -> String {
    let mut sizes: Vec<Size> = Vec::new();
    for (size, _) in screens {
        if !sizes.contains(size) {
            sizes.push(*size);
        }
    }
    let one = |size: &Size| {
        let names = screens.iter().filter(|it| it.0 == *size).map(|it| english(it.1));
        let names: Vec<&str> = names.collect();
        let size = format!("{}x{}", size.columns, size.rows);
        if languages > 1 { format!("{size} in {}", names.join(", ")) } else { size }
    };
    sizes.iter().map(one).collect::<Vec<_>>().join(" and ")
}

const fn english(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "English",
        Locale::Ko => "Korean",
        Locale::Ja => "Japanese",
    }
}

/// Returns a warning with its stop in the file: there, stops that were left out count.
fn warning<'a>(
    store: &'a Store,
    tour: &Tour,
    (found, screens): (&Overflow, &str),
) -> Option<OfStop<'a>> {
    let written = store.tour(tour.origin?);
    let at = tour.stops.get(found.stop)?.origin?;
    let stop: &store::Stop = written.stops.get(at)?;
    let title =
        if store.strings().forms(stop.title).all(|it| it.1.is_empty()) { "" } else { "title" };
    let (key, what, help) = match found.misfit {
        Misfit::Heading => (title, "its heading is cut".to_owned(), "give it a shorter `title`"),
        Misfit::Announced => (
            title,
            "its heading is cut where the stop before announces it".to_owned(),
            "give it a shorter `title`",
        ),
        Misfit::Long(row, rows) => {
            let what = format!("point {row} takes {rows} rows, and 3 are the most");
            match found.point {
                Some(_) => ("points", what, "put the point shorter, and the rest into `notes`"),
                None => ("", what, "put it shorter where the event has it"),
            }
        }
        Misfit::Many(rows) => (
            "",
            format!("{} too many for its list", counted(rows, "row")),
            "make two stops of it, or put points shorter",
        ),
    };
    let (id, number) = (&tour.id, stop.place + 1);
    let message = format!("tour `{id}`, stop {number} `{}` at {screens}: {what}", found.heading);
    Some(OfStop {
        place: (written.place, stop.place),
        key,
        item: found.point,
        text: "",
        diagnostic: Diagnostic::warning("stop-fit", message).help(help),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::render;
    use crate::load::load;

    fn file(stops: &str) -> String {
        format!(
            r#"{{"attache":1,"title":"Mine","events":[{{"id":"a","date":"2024-01-10","name":"Talks"}}],
 "tours":[{{"id":"t","title":"T","stops":[
  {stops}]}}]}}"#
        )
    }

    fn found(stops: &str, sizes: &[Size]) -> Vec<String> {
        let source = file(stops);
        let store = load(&source).store;
        let all = fits((&source, &store), (Look::default(), None), sizes);
        all.into_iter().map(|it| it.message).collect()
    }

    #[test]
    fn a_stop_of_a_few_short_points_fits_every_screen() {
        assert!(
            found(r#"{"title":"Agenda","points":["One","Two"]},{"event":"a"}"#, &[]).is_empty()
        );
    }

    #[test]
    fn the_bundled_tour_fits_in_every_language() {
        let source = include_str!("../../../assets/working-groups.json");
        let store = load(source).store;
        let told = |sizes| fits((source, &store), (Look::default(), None), sizes);
        assert_eq!(told(&[]), []);
        let small = told(&[Size { columns: 60, rows: 16 }]);
        assert!(small.len() > 10 && small.iter().all(|it| it.span.is_some()), "{small:?}");
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
        let points = vec![r#""Point""#; 20].join(",");
        let stop = format!(r#"{{"title":"Agenda","points":[{points}]}}"#);
        let told = found(&stop, &[]);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(found(&stop, &[Size { columns: 120, rows: 50 }]).is_empty());
    }

    #[test]
    fn what_does_not_fit_is_pointed_at_in_the_file_past_stops_that_were_left_out() {
        let long = "word ".repeat(60);
        let source = file(&format!(
            "{{\"event\":\"nowhere\"}},\n  {{\"title\":\"Agenda\",\"points\":[\"One\",\n   \"{long}\"]}}"
        ));
        let store = load(&source).store;
        let sizes = [Size { columns: 80, rows: 24 }];
        let all = fits((&source, &store), (Look::default(), None), &sizes);
        let told: String = all.iter().map(|it| render("in.json", &source, it)).collect();
        insta::assert_snapshot!(told);
    }

    #[test]
    fn every_language_of_a_tour_is_tried_unless_one_is_asked_for() {
        let long = "말 ".repeat(100);
        let source = file(&format!(
            r#"{{"title":"Agenda","points":[{{"en":"Short","ko":"{long}","ja":"短い"}}]}}"#
        ));
        let store = load(&source).store;
        let told = |asked| -> Vec<String> {
            let all = fits((&source, &store), (Look::default(), asked), &[SIZES[0]]);
            all.into_iter().map(|it| it.message).collect()
        };
        let unasked = told(None);
        assert_eq!(unasked.len(), 1, "{unasked:?}");
        assert!(unasked[0].contains("at 80x24 in Korean: point 1 takes"), "{unasked:?}");
        assert_eq!(told(Some(Locale::En)), Vec::<String>::new());
        assert_eq!(told(Some(Locale::Ko)).len(), 1);
    }
}
