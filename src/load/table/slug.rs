//! The id that `TimelineJS` gives a slide without one: its headline, in small letters and hyphens.

use foldhash::HashSet;

/// The accents that `TimelineJS` knows, and what it writes for each.
const PLAIN: [(&str, char); 7] = [
    ("ãàáäâ", 'a'),
    ("ẽèéëê", 'e'),
    ("ìíïî", 'i'),
    ("õòóöô", 'o'),
    ("ùúüû", 'u'),
    ("ñ", 'n'),
    ("ç", 'c'),
];

/// The ids that were given so far.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    given: HashSet<String>,
    count: usize,
}

impl Slugs {
    /// Returns an id for the next slide; `None` where the headline has nothing to make one of.
    ///
    /// # Source
    ///
    /// `TimelineJS3`, `TimelineConfig.js`: a second slide of a headline has its position behind it.
    pub(super) fn next(&mut self, headline: &str) -> Option<String> {
        let position = self.count;
        self.count += 1;
        let slug = slug(headline);
        if !slug.contains(|it: char| it.is_ascii_alphanumeric()) {
            return None;
        }
        let free = if self.given.contains(&slug) { format!("{slug}-{position}") } else { slug };
        self.given.insert(free.clone());
        Some(free)
    }
}

/// # Source
///
/// `TimelineJS3`, `Util.js`, `slugify`.
fn slug(headline: &str) -> String {
    let mut slug = String::new();
    for letter in headline.trim().chars().flat_map(char::to_lowercase) {
        let plain = PLAIN.iter().find(|(accents, _)| accents.contains(letter));
        match plain.map_or(letter, |(_, plain)| *plain) {
            plain if plain.is_ascii_alphanumeric() => slug.push(plain),
            ' ' | '-' | '·' | '/' | '_' | ',' | ':' | ';' if !slug.ends_with('-') => {
                slug.push('-');
            }
            _ => {}
        }
    }
    if slug.starts_with(|it: char| it.is_ascii_digit()) { format!("_{slug}") } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_becomes_an_id_as_in_timelinejs() {
        assert_eq!(slug("US-ROK working group #1"), "us-rok-working-group-1");
        assert_eq!(slug("Rózsa Péter writes recursion"), "rozsa-peter-writes-recursion");
        assert_eq!(slug("...And the women who made it work"), "and-the-women-who-made-it-work");
        assert_eq!(slug("1985, a year"), "_1985-a-year");
    }

    #[test]
    fn a_second_slide_of_a_headline_has_its_position() {
        let mut slugs = Slugs::default();
        let ids: Vec<_> = ["Talks", "Talks", "회담", "Talks"].map(|it| slugs.next(it)).into();
        let ids: Vec<_> = ids.iter().map(Option::as_deref).collect();
        assert_eq!(ids, [Some("talks"), Some("talks-1"), None, Some("talks-3")]);
    }
}
