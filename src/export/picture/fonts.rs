//! Where do fonts usually lie, and which package brings them?

use super::script::Script;

/// A font file that may be on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FontFile {
    /// Where it lies when it is installed.
    pub path: &'static str,
    /// The scripts it is good for.
    pub covers: &'static [Script],
    /// What to install to have it: a Debian package, or the system that comes with it.
    pub package: &'static str,
}

const fn file(path: &'static str, covers: &'static [Script], package: &'static str) -> FontFile {
    FontFile { path, covers, package }
}

const LATIN: &[Script] = &[Script::Latin];
const HANGUL: &[Script] = &[Script::Hangul];
const HAN: &[Script] = &[Script::Han];
const CJK: &[Script] = &[Script::Hangul, Script::Han];

const CANDIDATES: &[FontFile] = &[
    // Debian, Ubuntu
    file("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf", LATIN, "fonts-dejavu-core"),
    file("/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf", LATIN, "fonts-dejavu-core"),
    file(
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Oblique.ttf",
        LATIN,
        "fonts-dejavu-extra",
    ),
    file(
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-BoldOblique.ttf",
        LATIN,
        "fonts-dejavu-extra",
    ),
    file("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", CJK, "fonts-noto-cjk"),
    file("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", CJK, "fonts-noto-cjk"),
    file("/usr/share/fonts/truetype/nanum/NanumGothicCoding.ttf", HANGUL, "fonts-nanum-coding"),
    file(
        "/usr/share/fonts/truetype/nanum/NanumGothicCoding-Bold.ttf",
        HANGUL,
        "fonts-nanum-coding",
    ),
    file("/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf", HAN, "fonts-ipafont-gothic"),
    file(
        "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf",
        LATIN,
        "fonts-liberation",
    ),
    file("/usr/share/fonts/truetype/liberation/LiberationMono-Bold.ttf", LATIN, "fonts-liberation"),
    // Fedora
    file(
        "/usr/share/fonts/dejavu-sans-mono-fonts/DejaVuSansMono.ttf",
        LATIN,
        "dejavu-sans-mono-fonts",
    ),
    file(
        "/usr/share/fonts/dejavu-sans-mono-fonts/DejaVuSansMono-Bold.ttf",
        LATIN,
        "dejavu-sans-mono-fonts",
    ),
    file(
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
        CJK,
        "google-noto-sans-cjk-ttc-fonts",
    ),
    file(
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc",
        CJK,
        "google-noto-sans-cjk-ttc-fonts",
    ),
    // Arch
    file("/usr/share/fonts/TTF/DejaVuSansMono.ttf", LATIN, "ttf-dejavu"),
    file("/usr/share/fonts/TTF/DejaVuSansMono-Bold.ttf", LATIN, "ttf-dejavu"),
    file("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", CJK, "noto-fonts-cjk"),
    file("/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc", CJK, "noto-fonts-cjk"),
    // macOS
    file("/System/Library/Fonts/Menlo.ttc", LATIN, "macOS"),
    file("/System/Library/Fonts/AppleSDGothicNeo.ttc", HANGUL, "macOS"),
    file("/System/Library/Fonts/ヒラギノ角ゴシック W3.ttc", HAN, "macOS"),
    file("/System/Library/Fonts/ヒラギノ角ゴシック W6.ttc", HAN, "macOS"),
];

/// The font files to look for, best first. Those that exist go to [`super::Fonts`]; of the scripts a
/// frame does not show ([`super::scripts`]) none need be read.
#[must_use]
pub fn font_candidates() -> &'static [FontFile] {
    CANDIDATES
}

/// The package that brings the best font for a script.
#[cfg(any(test, feature = "png"))]
pub(super) fn package(script: Script) -> &'static str {
    CANDIDATES.iter().find(|it| it.covers.contains(&script)).map_or("", |it| it.package)
}

#[cfg(test)]
mod tests {
    use super::{Script, font_candidates, package};

    #[test]
    fn every_script_has_a_font_and_a_package_to_install() {
        assert_eq!(
            Script::ALL.map(package),
            ["fonts-dejavu-core", "fonts-noto-cjk", "fonts-noto-cjk"]
        );
        assert!(font_candidates().iter().all(|it| it.path.starts_with('/')));
    }
}
