//! What of a file of slides has no place here? It is said once, for the whole file.

use super::wire::Slide;
use crate::diag::Diagnostic;

/// The tags that change only how words look.
const STYLES: [&str; 16] = [
    "b", "i", "em", "strong", "u", "s", "sub", "sup", "small", "big", "font", "span", "code",
    "mark", "cite", "q",
];

/// What was met and not kept.
#[derive(Default)]
pub(super) struct Left {
    /// What stands under the title of the timeline.
    title: bool,
    backgrounds: usize,
    /// Descriptions of media for who does not see them.
    descriptions: usize,
    /// Texts with words in bold and the like.
    styled: usize,
}

impl Left {
    /// Looks at the slide that has the title.
    pub(super) fn title(&mut self, slide: &Slide<'_>) {
        let [media, ..] = slide.media();
        self.title |= !slide.text().trim().is_empty() || !media.is_empty();
        self.backgrounds += usize::from(slide.has_background());
    }

    /// Looks at what version 2 has under its title.
    pub(super) fn subtitle(&mut self, text: &str) {
        self.title |= !text.trim().is_empty();
    }

    /// Looks at a slide, unless our own export wrote it.
    pub(super) fn slide(&mut self, slide: &Slide<'_>) {
        if slide.attache.is_some() {
            return;
        }
        self.backgrounds += usize::from(slide.has_background());
        self.descriptions += usize::from(!slide.description().is_empty());
        self.styled += usize::from([slide.title(), slide.text()].into_iter().any(is_styled));
    }

    /// Says what was not kept.
    pub(super) fn told(&self) -> Option<Diagnostic> {
        let counted = |count: usize, [one, more]: [&str; 2]| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {more}")),
        };
        let parts = [
            self.title.then(|| "what stands under the title".to_owned()),
            counted(self.backgrounds, ["background", "backgrounds"]),
            counted(self.descriptions, ["description of media", "descriptions of media"]),
            counted(self.styled, ["text in bold or the like", "texts in bold or the like"]),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let message = format!("not kept of these slides: {}", parts.join("; "));
        let help = "the events are whole without it; a file written from them lacks it";
        let diagnostic = || Diagnostic::warning("slides-look", message).at(0..0).help(help);
        (!parts.is_empty()).then(diagnostic)
    }
}

/// Tells whether a text has tags that change how its words look.
fn is_styled(html: &str) -> bool {
    html.split('<').skip(1).any(|it| {
        let name = it.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or_default();
        STYLES.iter().any(|style| name.eq_ignore_ascii_case(style))
    })
}
