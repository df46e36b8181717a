//! What does a piece of HTML say, without its markup?
//!
//! Nothing of it is trusted, and nothing of it remains but text and addresses: every tag is dropped,
//! every reference to a character is resolved. Each byte is looked at a fixed number of times.

use std::borrow::Cow;

/// What a piece of HTML says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::load) struct Prose {
    /// Running text, a line for each paragraph; without what is said in lists.
    pub(in crate::load) text: String,
    /// The items of its lists.
    pub(in crate::load) items: Vec<String>,
    /// The addresses of links, and of what is embedded.
    pub(in crate::load) links: Vec<String>,
}

/// Returns what is said on one line.
pub(super) fn line(html: &str) -> Cow<'_, str> {
    if !html.contains(['<', '&', '\n', '\r', '\t']) {
        return Cow::Borrowed(html.trim());
    }
    let Prose { text, items, .. } = prose(html);
    let mut parts: Vec<&str> = text.lines().collect();
    parts.extend(items.iter().map(String::as_str));
    Cow::Owned(parts.join(" "))
}

/// Returns what is said.
pub(in crate::load) fn prose(html: &str) -> Prose {
    let mut writer = Writer::default();
    let mut rest = html;
    // Where once no end is found there is none further on.
    let mut ends = Ends { tag: true, quote: true };
    while let Some(at) = rest.find(['<', '&']) {
        let (before, here) = rest.split_at(at);
        writer.words(before);
        rest = match tag(here, &mut ends) {
            Some((tag, after)) => writer.tag(&tag, after),
            None => {
                if let Some((letter, after)) = reference(here) {
                    writer.letter(letter);
                    after
                } else {
                    let (sign, after) = here.split_at(1);
                    writer.words(sign);
                    after
                }
            }
        };
    }
    writer.words(rest);
    writer.end()
}

/// A tag: its name, whether it closes, and what stands behind its name.
struct Tag<'a> {
    name: &'a str,
    is_end: bool,
    attributes: &'a str,
}

/// Which ends may still come.
struct Ends {
    tag: bool,
    quote: bool,
}

/// Takes a tag or a comment off the start of a text.
fn tag<'a>(text: &'a str, ends: &mut Ends) -> Option<(Tag<'a>, &'a str)> {
    let inner = text.strip_prefix('<')?;
    if let Some(comment) = inner.strip_prefix("!--") {
        let after = comment.split_once("-->").map_or("", |(_, after)| after);
        return Some((Tag { name: "", is_end: false, attributes: "" }, after));
    }
    let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |it| (true, it));
    if !ends.tag || !inner.starts_with(|it: char| it.is_ascii_alphabetic() || it == '!') {
        return None;
    }
    let Some(end) = end_of_tag(inner, ends) else {
        ends.tag = false;
        return None;
    };
    let (inside, after) = inner.split_at(end);
    let after = after.strip_prefix('>').unwrap_or(after);
    let name = inside.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or_default();
    let attributes = inside.strip_prefix(name).unwrap_or_default();
    Some((Tag { name, is_end, attributes }, after))
}

/// Returns where a tag ends; a `>` in quotes is none, unless a quote has no end.
fn end_of_tag(inside: &str, ends: &mut Ends) -> Option<usize> {
    let mut quote = None;
    if ends.quote {
        for (at, letter) in inside.bytes().enumerate() {
            match (quote, letter) {
                (None, b'>') => return Some(at),
                (None, b'"' | b'\'') => quote = Some(letter),
                (Some(open), it) if open == it => quote = None,
                _ => {}
            }
        }
        ends.quote = false;
    }
    inside.find('>')
}

/// The names of characters that are in use in running text.
const NAMES: [(&str, char); 48] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("middot", '·'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("sect", '§'),
    ("para", '¶'),
    ("times", '×'),
    ("frac12", '½'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("rarr", '→'),
    ("larr", '←'),
    ("szlig", 'ß'),
    ("aelig", 'æ'),
    ("AElig", 'Æ'),
    ("oelig", 'œ'),
    ("OElig", 'Œ'),
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("aring", 'å'),
    ("Aring", 'Å'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("shy", '\u{AD}'),
];

/// Marks that a letter may carry by its name, such as the `acute` of `eacute`.
const MARKS: [(&str, char); 6] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circ", '\u{302}'),
    ("uml", '\u{308}'),
    ("tilde", '\u{303}'),
    ("cedil", '\u{327}'),
];

/// The longest name or number of a character.
const LONGEST: usize = 10;

/// A character, or a letter and the mark on it.
type Referred = (char, Option<char>);

/// Takes a reference to a character off the start of a text.
fn reference(text: &str) -> Option<(Referred, &str)> {
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(LONGEST).position(|it| it == b';')?;
    let (name, after) = inner.split_at_checked(end)?;
    let after = after.strip_prefix(';')?;
    let found = if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse(), |it| u32::from_str_radix(it, 16));
        (char::from_u32(code.ok()?)?, None)
    } else if let Some((_, found)) = NAMES.iter().find(|it| it.0 == name) {
        (*found, None)
    } else {
        let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
        let mark = name.strip_prefix(letter)?;
        (letter, Some(MARKS.iter().find(|it| it.0 == mark)?.1))
    };
    Some((found, after))
}

/// Puts text together as a browser would break it into lines.
#[derive(Default)]
struct Writer {
    prose: Prose,
    /// The item of a list that is open.
    item: Option<String>,
    /// Whether white space stands before the next word.
    is_apart: bool,
}

impl Writer {
    fn words(&mut self, text: &str) {
        for letter in text.chars() {
            self.put(letter);
        }
    }

    fn letter(&mut self, (letter, mark): Referred) {
        self.put(letter);
        if let Some(mark) = mark {
            self.put(mark);
        }
    }

    fn put(&mut self, letter: char) {
        if letter.is_whitespace() {
            self.is_apart = true;
            return;
        }
        let target = self.item.as_mut().unwrap_or(&mut self.prose.text);
        if self.is_apart && !target.is_empty() && !target.ends_with('\n') {
            target.push(' ');
        }
        self.is_apart = false;
        target.push(letter);
    }

    fn break_line(&mut self) {
        self.is_apart = true;
        if self.item.is_none() && !self.prose.text.is_empty() && !self.prose.text.ends_with('\n') {
            self.prose.text.push('\n');
        }
    }

    fn end_item(&mut self) {
        self.prose.items.extend(self.item.take().filter(|it| !it.is_empty()));
        self.is_apart = true;
    }

    /// Does what a tag asks for, and returns the text behind it.
    fn tag<'a>(&mut self, tag: &Tag<'_>, after: &'a str) -> &'a str {
        let name = tag.name.to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" if !tag.is_end => {
                return behind(after, &name);
            }
            "li" => {
                self.end_item();
                if !tag.is_end {
                    self.break_line();
                    self.item = Some(String::new());
                }
            }
            "ul" | "ol" => {
                self.end_item();
                self.break_line();
            }
            "br" | "p" | "div" | "tr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote"
            | "table" | "dl" | "dt" | "dd" | "hr" | "pre" | "figure" | "figcaption" => {
                self.break_line();
            }
            "td" | "th" => self.is_apart = true,
            _ => {}
        }
        let key = match name.as_str() {
            "a" => "href",
            "iframe" | "img" | "video" | "audio" | "source" | "embed" => "src",
            _ => return after,
        };
        if let Some(address) = attribute(tag.attributes, key).filter(|_| !tag.is_end) {
            self.prose.links.extend(web(&line(address)));
        }
        after
    }

    fn end(mut self) -> Prose {
        self.end_item();
        self.prose.text.truncate(self.prose.text.trim_end().len());
        self.prose
    }
}

/// Returns what stands behind the end of a script or a style.
fn behind<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        if after.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name)) {
            return after.split_once('>').map_or("", |(_, after)| after);
        }
        rest = after;
    }
    ""
}

/// Returns an address with the scheme that a page of the web would load it by; nothing for one that
/// is none of the web.
pub(super) fn web(address: &str) -> Option<String> {
    let address = address.trim();
    let start = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    if address.starts_with("//") {
        return Some(format!("https:{address}"));
    }
    (start.starts_with("http://") || start.starts_with("https://")).then(|| address.to_owned())
}

/// Returns the value of an attribute.
fn attribute<'a>(attributes: &'a str, key: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|it: char| it.is_whitespace() || it == '/');
        let end = rest.find(|it: char| it.is_whitespace() || it == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let after = after.trim_start();
        let Some(after) = after.strip_prefix('=').map(str::trim_start) else {
            if after.is_empty() {
                return None;
            }
            rest = after;
            continue;
        };
        let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => {
                let inner = after.strip_prefix(quote).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        if name.eq_ignore_ascii_case(key) {
            return Some(value);
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, text: &str, items: &[&str], links: &[&str]) {
        let found = prose(html);
        assert_eq!(found.text, text, "{html}");
        assert_eq!((found.items, found.links), (owned(items), owned(links)), "{html}");
    }

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|&it| it.to_owned()).collect()
    }

    #[test]
    fn paragraphs_are_lines_and_items_stand_apart() {
        check("<p>One</p>\n<p>two  <b>three</b></p>", "One\ntwo three", &[], &[]);
        check(
            "Seoul<ul><li>Share</li><LI class=x>Train<ul><li>soon</ul></ul>after",
            "Seoul\nafter",
            &["Share", "Train", "soon"],
            &[],
        );
        check("a<br/>b<br><br>c", "a\nb\nc", &[], &[]);
        assert_eq!(line("Whitney<br/> <i>1963</i>-2012"), "Whitney 1963-2012");
    }

    #[test]
    fn links_are_kept_and_only_those_of_the_web() {
        let html = "see <a target='_blank' href=\"https://a.example/?x=1&amp;y=2\">it</a> \
            <a href=javascript:alert(1)>no</a><iframe src=\"//b.example/v\" width=1></iframe>";
        check(html, "see it no", &[], &["https://a.example/?x=1&y=2", "https://b.example/v"]);
    }

    #[test]
    fn references_are_resolved_once() {
        check(
            "&amp;lt;b&gt; caf&eacute; &#44; &#x2014; &bogus; AT&T",
            "&lt;b> cafe\u{301} , — &bogus; AT&T",
            &[],
            &[],
        );
    }

    #[test]
    fn nothing_of_a_script_remains() {
        let html = "a<script>alert('</b>')</SCRIPT >b<style>p{}</style>c<!-- x -->d";
        check(html, "abcd", &[], &[]);
        check("1 < 2 and <3", "1 < 2 and <3", &[], &[]);
        check("<b", "<b", &[], &[]);
        check("<a title='x>y' href='https://e.example'>z", "z", &[], &["https://e.example"]);
    }
}
