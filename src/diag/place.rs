//! Where in a text does a byte stand, as an editor counts?

/// Where in a text a byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1, as editors count.
    pub column: usize,
    /// The byte at which the line begins.
    pub start: usize,
}

/// Finds the places of bytes. Bytes that come in their order are found in one walk over the text,
/// however many they are and however long its lines.
#[derive(Clone, Copy, Debug)]
pub struct Placer<'a> {
    source: &'a str,
    /// The byte up to which was counted.
    counted: usize,
    /// Where it stands.
    here: Place,
}

impl<'a> Placer<'a> {
    /// Begins at the first byte of a text.
    pub const fn new(source: &'a str) -> Self {
        Self { source, counted: 0, here: Place { line: 1, column: 1, start: 0 } }
    }

    /// Returns the text.
    pub const fn source(&self) -> &'a str {
        self.source
    }

    /// Returns the place of byte `at`; past the end of the text, the end.
    pub fn place(&mut self, at: usize) -> Place {
        let at = self.source.floor_char_boundary(at);
        if at < self.counted {
            *self = Self::new(self.source);
        }
        let passed = self.source.get(self.counted..at).unwrap_or_default();
        let breaks = memchr::memchr_iter(b'\n', passed.as_bytes()).count();
        let last = memchr::memrchr(b'\n', passed.as_bytes()).filter(|_| breaks > 0);
        if let Some(last) = last {
            self.here.line += breaks;
            self.here.start = self.counted + last + 1;
            self.here.column = 1;
        }
        let on_line = passed.get(last.map_or(0, |it| it + 1)..).unwrap_or_default();
        self.here.column += on_line.chars().count();
        self.counted = at;
        self.here
    }
}

/// Returns the place of byte `at` of `source`; past its end, the end.
pub fn place(source: &str, at: usize) -> Place {
    Placer::new(source).place(at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_and_columns_are_counted_in_characters_from_one() {
        let source = "a\n서울\r\nb";
        let told = |at| {
            let Place { line, column, start } = place(source, at);
            (line, column, start)
        };
        assert_eq!((told(0), told(1), told(2)), ((1, 1, 0), (1, 2, 0), (2, 1, 2)));
        // Within a letter it is the place of the letter, past the end the end.
        assert_eq!((told(5), told(6)), ((2, 2, 2), (2, 2, 2)));
        assert_eq!((told(10), told(99)), ((3, 1, 10), (3, 2, 10)));
    }

    proptest! {
        #[test]
        fn one_walk_finds_what_each_by_itself_would(
            source in "[a서\n\r]{0,60}",
            mut places in proptest::collection::vec(0_usize..200, 0..20),
            is_sorted: bool,
        ) {
            if is_sorted {
                places.sort_unstable();
            }
            let mut placer = Placer::new(&source);
            for at in places {
                prop_assert_eq!(placer.place(at), place(&source, at));
            }
        }
    }
}
