//! How does a frame become a PNG image, and what is said when it cannot?

use std::fmt;

use ratatui::buffer::Buffer;

use super::ink::Paper;
use super::script::Script;

/// Why there is no image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// The frame shows a script for which none of the fonts given is good.
    MissingFont {
        /// The script.
        script: Script,
        /// The font family that is best for it.
        family: &'static str,
        /// The package that brings it.
        package: &'static str,
    },
    /// This binary was built without images.
    NotBuilt,
    /// The image would be too large to hold, in pixels.
    TooLarge {
        /// Width asked for.
        width: u32,
        /// Height asked for.
        height: u32,
    },
    /// The drawing could not be rendered or packed, as the library says.
    Render(String),
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingFont { script, family, package } => {
                let what = match script {
                    Script::Latin => "Latin letters",
                    Script::Hangul => "Korean letters",
                    Script::Han => "kana and Chinese characters",
                };
                write!(f, "no font for {what}: \"{family}\" is not installed; it comes with the package {package}")
            }
            Self::NotBuilt => {
                f.write_str("PNG images are not part of this binary; build it with `--features png`, or write an SVG")
            }
            Self::TooLarge { width, height } => write!(f, "an image of {width} by {height} pixels is too large"),
            Self::Render(reason) => write!(f, "the image could not be drawn: {reason}"),
        }
    }
}

impl std::error::Error for PictureError {}

/// Fonts that were read, for any number of images.
#[derive(Clone, Default)]
pub struct Fonts {
    #[cfg(feature = "png")]
    database: std::sync::Arc<resvg::usvg::fontdb::Database>,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").finish_non_exhaustive()
    }
}

#[cfg(feature = "png")]
mod rendered {
    use std::sync::Arc;

    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{Options, Tree, fontdb};

    use super::super::{fonts, scripts, svg};
    use super::{Buffer, Fonts, Paper, PictureError, Script};

    impl Fonts {
        /// Takes the contents of font files (TrueType or OpenType, also collections), best first. What
        /// is not a font is passed over.
        #[must_use]
        pub fn from_files(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
            let mut database = fontdb::Database::new();
            for file in files {
                database.load_font_data(file);
            }
            if let Some(family) = family(&database, Script::Latin) {
                // The renderer's last resort, which by itself would be a face no one has.
                database.set_serif_family(family);
                database.set_monospace_family(family);
            }
            Self { database: Arc::new(database) }
        }
    }

    /// The best family for a script that is there.
    fn family(database: &fontdb::Database, script: Script) -> Option<&'static str> {
        script.families().iter().copied().find(|family| {
            let families = &[fontdb::Family::Name(family)];
            database.query(&fontdb::Query { families, ..fontdb::Query::default() }).is_some()
        })
    }

    /// A frame as a PNG image: [`svg`] at `scale` pixels to its unit (0 counts as 1), so that 120 by 36
    /// cells at 2 are 2208 by 1488 pixels.
    ///
    /// # Errors
    /// When a font is missing for a script that the frame shows, and when the image is too large.
    pub fn png(
        buffer: &Buffer,
        paper: &Paper,
        scale: u8,
        fonts: &Fonts,
    ) -> Result<Vec<u8>, PictureError> {
        for script in scripts(buffer) {
            if family(&fonts.database, script).is_none() {
                let family = script.families().first().copied().unwrap_or_default();
                return Err(PictureError::MissingFont {
                    script,
                    family,
                    package: fonts::package(script),
                });
            }
        }
        let failed = |it: &dyn std::fmt::Display| PictureError::Render(it.to_string());
        let options = Options { fontdb: Arc::clone(&fonts.database), ..Options::default() };
        let tree = Tree::from_str(&svg(buffer, paper), &options).map_err(|it| failed(&it))?;
        let scale = f32::from(scale.max(1));
        let too_large = |width, height| PictureError::TooLarge { width, height };
        let size = tree.size().to_int_size();
        let size = size.scale_by(scale).ok_or_else(|| too_large(size.width(), size.height()))?;
        let mut pixels = Pixmap::new(size.width(), size.height())
            .ok_or_else(|| too_large(size.width(), size.height()))?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        pixels.encode_png().map_err(|it| failed(&it))
    }
}

#[cfg(feature = "png")]
pub use rendered::png;

#[cfg(not(feature = "png"))]
impl Fonts {
    /// Takes the contents of font files, which this binary has no use for.
    #[must_use]
    pub fn from_files(_files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        Self::default()
    }
}

/// A frame as a PNG image, in a binary that can draw none.
///
/// # Errors
/// Always: [`PictureError::NotBuilt`].
#[cfg(not(feature = "png"))]
pub fn png(
    _buffer: &Buffer,
    _paper: &Paper,
    _scale: u8,
    _fonts: &Fonts,
) -> Result<Vec<u8>, PictureError> {
    Err(PictureError::NotBuilt)
}

#[cfg(all(test, not(feature = "png")))]
mod tests {
    use super::{Fonts, png};
    use crate::export::picture::Paper;
    use ratatui::buffer::Buffer;

    #[test]
    fn a_binary_without_images_says_how_to_build_one_with_them() {
        let fonts = Fonts::from_files([]);
        let error = png(&Buffer::with_lines(["a"]), &Paper::DARK, 2, &fonts).unwrap_err();
        assert!(error.to_string().contains("--features png"), "{error}");
    }
}

#[cfg(all(test, feature = "png"))]
mod tests {
    use super::{Fonts, png};
    use crate::export::picture::{Paper, Script, font_candidates, svg};
    use proptest::prelude::{any, prop_assert, proptest};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Modifier, Style};
    use resvg::usvg::{Options, Tree};

    /// The fonts of this machine for these scripts, if it has them.
    fn fonts(scripts: &[Script]) -> Fonts {
        let wanted = font_candidates()
            .iter()
            .filter(|it| it.covers.iter().any(|script| scripts.contains(script)));
        Fonts::from_files(wanted.filter_map(|it| std::fs::read(it.path).ok()))
    }

    #[test]
    fn a_missing_font_is_named_with_the_package_that_brings_it() {
        let error =
            png(&Buffer::with_lines(["a"]), &Paper::DARK, 2, &Fonts::default()).unwrap_err();
        let text = error.to_string();
        assert!(text.contains("DejaVu Sans Mono") && text.contains("fonts-dejavu-core"), "{text}");
    }

    #[test]
    fn korean_text_asks_for_a_korean_font() {
        let fonts = fonts(&[Script::Latin]);
        if png(&Buffer::with_lines(["a"]), &Paper::DARK, 1, &fonts).is_ok() {
            let error = png(&Buffer::with_lines(["서울"]), &Paper::DARK, 1, &fonts).unwrap_err();
            assert!(error.to_string().contains("fonts-noto-cjk"), "{error}");
        }
    }

    #[test]
    fn an_image_has_the_pixels_its_scale_asks_for() {
        let frame = Buffer::with_lines(["●── a ⣿ "]);
        // Without a font on the machine there is nothing to see here; the tests above say what is said then.
        if let Ok(image) = png(&frame, &Paper::DARK, 2, &fonts(&[Script::Latin])) {
            assert_eq!(image.get(..8), Some(b"\x89PNG\r\n\x1a\n".as_slice()));
            assert_eq!(image.get(16..24), Some([0, 0, 0, 192, 0, 0, 0, 88].as_slice()));
        }
    }

    proptest! {
        #[test]
        fn every_drawing_is_xml(symbols in proptest::collection::vec(any::<String>(), 8), modifiers in any::<u16>()) {
            let mut frame = Buffer::empty(Rect::new(0, 0, 8, 1));
            for (x, symbol) in (0..).zip(&symbols) {
                frame[(x, 0)].set_symbol(symbol);
                frame[(x, 0)].set_style(Style::new().add_modifier(Modifier::from_bits_truncate(modifiers)));
            }
            let drawing = svg(&frame, &Paper::DARK);
            prop_assert!(Tree::from_str(&drawing, &Options::default()).is_ok(), "{drawing}");
        }
    }
}
