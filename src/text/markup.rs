//! Text and addresses of a file where somebody else reads them: as Markdown, or in a browser.
//!
//! Text is escaped, so that it can neither leave its place nor become markup or HTML
//! (<https://spec.commonmark.org/0.31.2/>, 2.4 and 6.3, and the tables of GitHub).

/// Returns text that Markdown shows as it is, on one line.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => escaped.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' => {
                escaped.extend(['\\', letter]);
            }
            _ => escaped.push(letter),
        }
    }
    // A list or a heading can only begin where a line does.
    let digits = text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    if escaped.starts_with(['-', '+', '=']) {
        escaped.insert(0, '\\');
    } else if digits > 0 && text.split_at(digits).1.starts_with(['.', ')']) {
        escaped.insert(digits, '\\');
    }
    escaped
}

/// Returns a link of Markdown: `[title](<address>)`; only the title, where the address is none that
/// a reader may follow.
pub fn linked(title: &str, url: &str) -> String {
    if is_web(url) {
        // In the place of an address `&copy` would become a sign.
        format!("[{}](<{}>)", escaped(title), url.replace('&', "&amp;"))
    } else {
        escaped(title)
    }
}

/// Tells whether an address is one of the web, whole, and nothing but that: it can be given to
/// another program as it is.
///
/// # Source
///
/// RFC 3986, 2: what stands in no address is refused here, and so is all that the text policy put
/// in the place of something else. Letters of other scripts pass (RFC 3987).
pub fn is_web(url: &str) -> bool {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let refused = |it: char| {
        let stands_nowhere = matches!(it, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
        stands_nowhere || !(it.is_ascii_graphic() || it.is_alphanumeric())
    };
    host.is_some_and(|it| it.starts_with(char::is_alphanumeric)) && !url.contains(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_file_stays_text() {
        assert_eq!(escaped("a | b"), "a \\| b");
        assert_eq!(escaped("<script>"), "\\<script\\>");
        assert_eq!(escaped("[x](javascript:1)"), "\\[x\\](javascript:1)");
        assert_eq!(escaped("- a\n# b"), "\\- a<br>\\# b");
        assert_eq!(escaped("1. a"), "1\\. a");
        assert_eq!(escaped("2024"), "2024");
    }

    #[test]
    fn only_whole_addresses_of_the_web_are_given_away() {
        for good in
            ["https://example.org/a_b?c=1&d=(2)#e", "http://10.0.0.1:80/", "https://例え.jp/서울"]
        {
            assert!(is_web(good), "{good}");
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "-https://example.org",
            "--help",
            "https://",
            "https://-x",
            "https:///etc/passwd",
            "HTTPS://example.org",
            "https://example.org/a b",
            "https://example.org/\u{1b}]0;x\u{7}",
            "https://example.org/␛]0;x",
            "https://example.org/\u{FFFD}",
            "https://example.org/\u{202E}gro",
            "https://example.org/\"&calc",
            "https://example.org/`id`",
            "https://example.org/\nfile:///x",
        ] {
            assert!(!is_web(bad), "{bad:?}");
        }
    }

    #[test]
    fn a_link_keeps_its_title_and_its_address_apart() {
        let link = linked("A [b](c)", "https://example.org/?a=1&copy=2");
        assert_eq!(link, "[A \\[b\\](c)](<https://example.org/?a=1&amp;copy=2>)");
        assert_eq!(linked("A", "javascript:alert(1)"), "A");
    }
}
