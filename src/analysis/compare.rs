//! Any two sessions side by side.

use super::accepted::Accepted;
use super::gaps::silence_between;
use super::since::Changes;
use crate::store::{CountryId, Event, Leader, Store, ThemeId};

/// The heads of one delegation at two sessions.
#[derive(Clone, Copy, Debug)]
pub struct Heads<'a> {
    /// Whose delegation; `None` for a head of whom the file names no country.
    pub country: Option<CountryId>,
    /// Who led at the earlier session; `None` where nobody is named.
    pub before: Option<&'a Leader>,
    /// Who led at the later one.
    pub after: Option<&'a Leader>,
}

impl Heads<'_> {
    /// Tells whether the delegation took no part in a session, as far as the file names who did.
    pub fn took_no_part(&self, session: Event<'_>) -> bool {
        let parties = session.countries();
        self.country.is_some_and(|it| !parties.is_empty() && !parties.contains(&it))
    }

    /// Tells whether the same person led at both.
    pub fn is_same_person(&self) -> bool {
        self.before.zip(self.after).is_some_and(|(one, other)| one.person == other.person)
    }
}

/// Two sessions, the earlier one first.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// The earlier session.
    pub before: Event<'a>,
    /// The later session.
    pub after: Event<'a>,
    /// Days from the start of the one to the start of the other; `None` where a start is open.
    pub days: Option<i64>,
    /// Days from the last day of the one to the first of the other; 0 where they overlap.
    pub silence: Option<i64>,
    /// The delegations of both, in the order of the later session, then those that are gone.
    pub heads: Vec<Heads<'a>>,
    /// What became of the actions of the earlier session.
    pub changes: Changes<'a>,
}

/// Puts two sessions side by side, whichever is named first.
pub fn compare<'a>(
    store: &'a Store,
    one: Event<'a>,
    other: Event<'a>,
    accepted: &Accepted,
) -> Comparison<'a> {
    let (before, after) = if one.at() <= other.at() { (one, other) } else { (other, one) };
    Comparison {
        before,
        after,
        days: days_between(before, after),
        silence: silence_between(before, after).map(|it| it.days),
        heads: heads(before, after),
        changes: super::since::between(store, before, after, accepted),
    }
}

/// Returns the days from the start of one event to that of a later one; `None` where one is open.
pub fn days_between(before: Event<'_>, after: Event<'_>) -> Option<i64> {
    let [before, after] = [before, after].map(|it| it.first().0);
    let known = before != i32::MIN && after != i32::MIN;
    known.then(|| i64::from(after) - i64::from(before))
}

/// Pairs the heads: those who led both times first, then whoever led the same delegation, then
/// those without a country in the order in which the file lists them.
fn heads<'a>(before: Event<'a>, after: Event<'a>) -> Vec<Heads<'a>> {
    let mut left: Vec<&'a Leader> = before.leaders().iter().collect();
    let pair = |after: &'a Leader| {
        let same_person = |before: &&Leader| {
            let either = after.country.is_none() || before.country.is_none();
            after.person == before.person && (either || after.country == before.country)
        };
        let before = left.iter().position(same_person).map(|it| left.remove(it));
        let country = after.country.or_else(|| before?.country);
        Heads { country, before, after: Some(after) }
    };
    let mut heads: Vec<Heads<'a>> = after.leaders().iter().map(pair).collect();
    let alone = heads.iter_mut().filter(|it| it.before.is_none() && it.country.is_some());
    for heads in alone {
        let same = left.iter().position(|it| it.country == heads.country);
        heads.before = same.map(|it| left.remove(it));
    }
    // Of heads without a country, nobody says whom they succeeded: they stand as they are listed.
    for heads in heads.iter_mut().filter(|it| it.before.is_none() && it.country.is_none()) {
        let same = left.iter().position(|it| it.country.is_none());
        heads.before = same.map(|it| left.remove(it));
    }
    let gone = |it: &'a Leader| Heads { country: it.country, before: Some(it), after: None };
    heads.extend(left.into_iter().map(gone));
    heads
}

/// The themes of two sessions, each once and in the order in which the session has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedThemes {
    /// Those of both, in the order of the later one.
    pub both: Vec<ThemeId>,
    /// Those of the earlier one alone.
    pub gone: Vec<ThemeId>,
    /// Those of the later one alone.
    pub new: Vec<ThemeId>,
}

/// Compares the themes of two sessions, those of their actions and concerns among them.
pub fn shared_themes(store: &Store, before: Event<'_>, after: Event<'_>) -> SharedThemes {
    let once = |event: Event<'_>| {
        let mut themes: Vec<ThemeId> = Vec::new();
        for theme in store.themes_of(event) {
            if !themes.contains(&theme) {
                themes.push(theme);
            }
        }
        themes
    };
    let (before, after) = (once(before), once(after));
    let gone = before.iter().copied().filter(|it| !after.contains(it)).collect();
    let (both, new) = after.into_iter().partition(|it| before.contains(it));
    SharedThemes { both, gone, new }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    const BUNDLED: &str = include_str!("../../assets/working-groups.json");

    /// Days from start to start, and of silence.
    type Days = (Option<i64>, Option<i64>);

    #[track_caller]
    fn told(source: &str, ids: [&str; 2]) -> (Days, Vec<String>) {
        let store = load(source).store;
        let [one, other] = ids.map(|it| store.find(it).unwrap());
        let both = compare(&store, one, other, &Accepted::default());
        let name = |it: Option<&Leader>| {
            it.map_or("-", |it| store.say(store.person(it.person).name, "en")).to_owned()
        };
        let tell = |it: &Heads<'_>| {
            let country = it.country.map_or("", |it| store.str(store.country(it).key));
            let sign = if it.is_same_person() { '=' } else { '~' };
            format!("{country} {} {sign} {}", name(it.before), name(it.after))
        };
        ((both.days, both.silence), both.heads.iter().map(tell).collect())
    }

    #[test]
    fn two_sessions_in_one_week_had_the_same_heads() {
        let (days, heads) = told(BUNDLED, ["trilateral-02", "bilateral-06"]);
        assert_eq!(days, (Some(2), Some(1)));
        assert_eq!(
            heads,
            [
                "US Lyn Debevoise = Lyn Debevoise",
                "JP - ~ Kumagai Naoki",
                "KR Lee Jun-il = Lee Jun-il"
            ]
        );
        assert_eq!(told(BUNDLED, ["bilateral-07", "trilateral-03"]).0.1, Some(0));
    }

    #[test]
    fn heads_without_a_country_are_matched_by_person() {
        let source = r#"{"events": [
            {"id":"a","date":"2024-01","leaders":["Ann","Bo",{"country":"FR","person":"Zoe"}]},
            {"id":"b","date":"../2024-02-01","leaders":["Bo",{"country":"FR","person":"Yves"},"Cy"]}]}"#;
        let (days, heads) = told(source, ["a", "b"]);
        // An open start comes first, and leaves no days from start to start.
        assert_eq!(days, (None, Some(0)));
        assert_eq!(heads, [" Cy ~ Ann", " Bo = Bo", "FR Yves ~ Zoe"].map(str::to_owned));
    }

    #[test]
    fn helpers_are_a_theme_that_is_new_at_the_seventh_session() {
        let store = load(BUNDLED).store;
        let [before, after] = ["bilateral-06", "bilateral-07"].map(|it| store.find(it).unwrap());
        let themes = shared_themes(&store, before, after);
        let names = |list: &[ThemeId]| {
            list.iter().map(|&it| store.str(store.theme(it).key).to_owned()).collect::<Vec<_>>()
        };
        assert!(names(&themes.new).contains(&"third-party-facilitators".to_owned()));
        assert!(names(&themes.both).contains(&"crypto-heists".to_owned()));
        assert!(names(&themes.gone).contains(&"advisories".to_owned()), "{themes:?}");
    }
}
