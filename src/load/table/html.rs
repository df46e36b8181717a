//! The text of a cell that holds HTML, and the addresses it links to.
//!
//! Nothing of the markup passes: a tag is dropped, or becomes a line break, and what a reference
//! stands for is a letter of the text. Each byte is looked at a fixed number of times.

/// The text without its markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::load) struct Plain {
    pub(in crate::load) text: String,
    /// The addresses in the order of the text.
    pub(in crate::load) links: Vec<String>,
}

/// Tags that begin a new line.
const BREAKS: [&str; 14] =
    ["br", "p", "li", "ul", "ol", "div", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"];

/// The longest reference that is looked for, in bytes.
const LONGEST: usize = 10;
/// The longest tag that is looked for, in bytes: the ends of many tags without one are not looked
/// for in the whole text.
const LONGEST_TAG: usize = 4_096;

/// Tells whether a text may hold markup.
pub(in crate::load) fn is(text: &str) -> bool {
    text.contains(['<', '&'])
}

/// Returns the text without its markup.
pub(in crate::load) fn plain(html: &str) -> Plain {
    let mut plain = Plain::default();
    let mut rest = html;
    while let Some((text, mark)) = rest.find(['<', '&']).and_then(|it| rest.split_at_checked(it)) {
        plain.text.push_str(text);
        let behind = if mark.starts_with('<') {
            tag(mark, &mut plain)
        } else {
            reference(mark, &mut plain.text)
        };
        rest = behind;
    }
    plain.text.push_str(rest);
    plain.text = tidied(&plain.text);
    plain
}

/// Takes a tag off the start, and returns what is behind it. A `<` that begins none is text.
fn tag<'a>(mark: &'a str, plain: &mut Plain) -> &'a str {
    let inside = mark.strip_prefix('<').unwrap_or(mark);
    let is_tag =
        inside.starts_with(|it: char| it.is_ascii_alphabetic() || matches!(it, '/' | '!' | '?'));
    let near = inside.get(..inside.floor_char_boundary(LONGEST_TAG)).unwrap_or(inside);
    let end = if is_tag { near.find('>') } else { None };
    let Some((body, behind)) = end.and_then(|it| inside.split_at_checked(it)) else {
        plain.text.push('<');
        return inside;
    };
    let bare = body.trim_start_matches('/');
    let name = bare.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or_default();
    if BREAKS.iter().any(|it| it.eq_ignore_ascii_case(name)) {
        plain.text.push('\n');
    }
    plain.links.extend(address(body));
    behind.strip_prefix('>').unwrap_or(behind)
}

/// Returns the address that a tag names.
fn address(body: &str) -> Option<String> {
    let attribute = ["href=", "src="].into_iter().find_map(|it| body.split_once(it))?.1;
    let address = match attribute.chars().next()? {
        quote @ ('"' | '\'') => attribute.split(quote).nth(1)?,
        _ => attribute.split([' ', '>']).next()?,
    };
    let mut plain = String::new();
    let mut rest = address;
    while let Some((text, mark)) = rest.find('&').and_then(|it| rest.split_at_checked(it)) {
        plain.push_str(text);
        rest = reference(mark, &mut plain);
    }
    plain.push_str(rest);
    crate::text::is_web(&plain).then_some(plain)
}

/// Takes a reference such as `&amp;` off the start, and returns what is behind it.
fn reference<'a>(mark: &'a str, text: &mut String) -> &'a str {
    let near = mark.get(..mark.floor_char_boundary(LONGEST)).unwrap_or(mark);
    let end = near.find(';').and_then(|it| mark.split_at_checked(it));
    let letter = end.and_then(|(name, _)| letter(name.strip_prefix('&')?));
    if let (Some(letter), Some((_, behind))) = (letter, end) {
        text.push(letter);
        return behind.strip_prefix(';').unwrap_or(behind);
    }
    text.push('&');
    mark.strip_prefix('&').unwrap_or(mark)
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    let known = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("middot", '·'),
        ("copy", '©'),
    ];
    known.iter().find(|(it, _)| *it == name).map(|(_, letter)| *letter)
}

/// Returns a text without blanks at the ends of its lines and without empty lines.
fn tidied(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(plain(html).text, expected, "{html}");
    }

    #[test]
    fn markup_becomes_text() {
        check("Seoul<ul><li>One</li><li>Two</li></ul>", "Seoul\nOne\nTwo");
        check("Whitney Houston<br/> 1963-2012", "Whitney Houston\n1963-2012");
        check("a &amp; b &lt;c&gt; &#233; &#x2013; &nope; & d", "a & b <c> é – &nope; & d");
        check("1 < 2 and 3 > 2", "1 < 2 and 3 > 2");
        check("<script>alert(1)</script", "alert(1)</script");
        check("&&&&", "&&&&");
        check("<", "<");
    }

    #[test]
    fn links_are_kept() {
        let links =
            plain("<a href=\"https://a.example/?x=1&amp;y=2\">a</a><a href='javascript:x'>b</a>")
                .links;
        assert_eq!(links, ["https://a.example/?x=1&y=2"]);
    }
}
