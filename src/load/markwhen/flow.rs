//! What is the value of a property?
//!
//! Of YAML that is its flow style, on one line: words, quoted strings, lists in brackets and
//! objects in braces.

use std::borrow::Cow;

/// How deep lists may lie in lists.
const DEEPEST: usize = 8;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Flow<'a> {
    Word(Cow<'a, str>),
    List(Vec<Self>),
    Map(Vec<Pair<'a>>),
}

/// A key of an object and its value.
pub(super) type Pair<'a> = (Cow<'a, str>, Flow<'a>);

impl<'a> Flow<'a> {
    /// Reads a value; `None` where a quote, bracket or brace is not closed, or something follows.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim();
        if !text.starts_with(['[', '{', '"', '\'']) {
            return Some(Self::Word(text.into()));
        }
        let mut reader = Reader { rest: text };
        let value = reader.value(0)?;
        let rest = reader.rest.trim_start();
        (rest.is_empty() || rest.starts_with('#')).then_some(value)
    }

    /// Returns the word, if it is one that says something.
    pub(super) fn word(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Word(word) => Some(word),
            Self::List(list) => list.into_iter().next().and_then(Self::word),
            Self::Map(_) => None,
        }
    }

    /// Returns the words of a list, or the word alone.
    pub(super) fn words(self) -> Vec<Cow<'a, str>> {
        self.items().into_iter().filter_map(Self::word).filter(|it| !it.is_empty()).collect()
    }

    /// Returns the items of a list, or the value alone.
    pub(super) fn items(self) -> Vec<Self> {
        match self {
            Self::List(list) => list,
            Self::Word(word) if word.is_empty() => Vec::new(),
            other => vec![other],
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Option<Flow<'a>> {
        if depth > DEEPEST {
            return None;
        }
        match self.next()? {
            '[' => self.list(depth).map(Flow::List),
            '{' => self.map(depth).map(Flow::Map),
            _ => self.word(&[',', ']', '}']).map(Flow::Word),
        }
    }

    /// Skips blanks and returns the character after them, which stays.
    fn next(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn take(&mut self, mark: char) -> bool {
        self.next();
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn list(&mut self, depth: usize) -> Option<Vec<Flow<'a>>> {
        let mut items = Vec::new();
        self.take('[');
        while !self.take(']') {
            items.push(self.value(depth + 1)?);
            if !self.take(',') && self.next()? != ']' {
                return None;
            }
        }
        Some(items)
    }

    fn map(&mut self, depth: usize) -> Option<Vec<Pair<'a>>> {
        let mut items = Vec::new();
        self.take('{');
        while !self.take('}') {
            self.next()?;
            let key = self.word(&[':', ',', '}'])?;
            if !self.take(':') {
                return None;
            }
            items.push((key, self.value(depth + 1)?));
            if !self.take(',') && self.next()? != '}' {
                return None;
            }
        }
        Some(items)
    }

    /// Reads a word up to one of these marks, or a quoted one.
    fn word(&mut self, ends: &[char]) -> Option<Cow<'a, str>> {
        match self.rest.chars().next()? {
            '"' => self.double(),
            '\'' => self.single(),
            _ => {
                let end = self.rest.find(ends).unwrap_or(self.rest.len());
                let (word, rest) = self.rest.split_at_checked(end)?;
                if word.is_empty() {
                    return None;
                }
                self.rest = rest;
                Some(word.trim().into())
            }
        }
    }

    fn single(&mut self) -> Option<Cow<'a, str>> {
        let body = self.rest.strip_prefix('\'')?;
        let mut from = 0;
        loop {
            let at = from + body.get(from..)?.find('\'')?;
            if body.get(at + 1..).is_some_and(|it| it.starts_with('\'')) {
                from = at + 2;
                continue;
            }
            self.rest = body.get(at + 1..)?;
            let word = body.get(..at)?;
            return Some(if from == 0 { word.into() } else { word.replace("''", "'").into() });
        }
    }

    fn double(&mut self) -> Option<Cow<'a, str>> {
        let body = self.rest.strip_prefix('"')?;
        let mut is_escaped = false;
        let mut has_escapes = false;
        let end = body.bytes().position(|byte| {
            let ends = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            has_escapes |= is_escaped;
            ends
        })?;
        self.rest = body.get(end + 1..)?;
        let word = body.get(..end)?;
        Some(if has_escapes { unescaped(word)?.into() } else { word.into() })
    }
}

/// Undoes escapes as JSON has them; YAML knows the same ones, and a few more that are not read.
fn unescaped(word: &str) -> Option<String> {
    serde_json::from_str(&format!("\"{word}\"")).ok()
}
