//! What `attache snapshot` is asked for.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::cli::args::Size;

/// What to draw a screen with, and what it shows.
#[derive(Debug, Args)]
pub(in crate::cli) struct Request {
    /// The view, or one that was saved under this name
    #[arg(long, value_name = "NAME", default_value = "timeline")]
    pub(super) view: String,
    /// Columns and rows
    #[arg(long, value_name = "COLUMNSxROWS", default_value = "120x36")]
    pub(super) size: Size,
    /// The format
    #[arg(short, long, value_enum, default_value_t = Format::Txt)]
    pub(super) format: Format,
    /// The file to write, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The id of the event to select
    #[arg(long, value_name = "ID")]
    pub(super) select: Option<String>,
    /// Keys to press first
    #[arg(long, value_name = "KEYS", allow_hyphen_values = true)]
    pub(super) keys: Option<String>,
    /// The tour to present, instead of one made of what is shown
    #[arg(long, value_name = "NAME")]
    pub(super) tour: Option<String>,
    /// The stop of the briefing
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) stop: Option<u16>,
    /// How many points of the stop are revealed
    #[arg(long, value_name = "NUMBER")]
    pub(super) step: Option<u16>,
    /// How long the briefing has lasted
    #[arg(long, value_name = "M:SS", value_parser = time)]
    pub(super) elapsed: Option<Duration>,
}

/// A format of `snapshot`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Txt,
    Ansi,
    Svg,
    Png,
}

impl Request {
    /// Tells whether it asks for a place in a briefing.
    pub(super) const fn asks_for_briefing(&self) -> bool {
        self.tour.is_some() || self.stop.is_some() || self.step.is_some() || self.elapsed.is_some()
    }
}

/// Reads minutes and seconds, or hours, minutes and seconds.
fn time(text: &str) -> Result<Duration, String> {
    let wrong = || "write minutes and seconds, such as 10:48, or hours too: 1:02:03".to_owned();
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return Err(wrong());
    }
    let mut seconds: u64 = 0;
    for (position, part) in parts.into_iter().enumerate() {
        let digits = part.len() <= 4 && part.chars().all(|it| it.is_ascii_digit());
        let number = part.parse::<u64>().ok().filter(|_| digits).ok_or_else(wrong)?;
        if position > 0 && number > 59 {
            return Err(wrong());
        }
        seconds = seconds * 60 + number;
    }
    Ok(Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_clocks_show_them() {
        assert_eq!(time("10:48"), Ok(Duration::from_secs(648)));
        assert_eq!(time("1:02:03"), Ok(Duration::from_secs(3723)));
        for wrong in ["", "10", "1:60", "-1:00", "1:2:3:4", "a:bc", ":"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }
}
