//! Compressed files: gzip and Zstandard, told by their first bytes whatever the file is called.

use std::borrow::Cow;
use std::io::{self, Read};

use flate2::bufread::GzDecoder;
use ruzstd::decoding::StreamingDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};

use crate::diag::Diagnostic;

/// How a member of a gzip file begins (RFC 1952).
const GZIP: &[u8] = &[0x1F, 0x8B];
/// How a frame of Zstandard begins (RFC 8878).
const ZSTANDARD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];
/// The bytes of the name and the length of a frame that holds no data.
const SKIPPED: usize = 8;
/// The bytes that are unpacked before the next look at how many there are.
const STEP: u64 = 1 << 20;
/// A file of more than so many bytes ...
const LARGE: usize = 128 << 20;
/// ... made of less than one in so many was made to fill the memory: tables and JSON do not come
/// near it.
const RATIO: usize = 400;

/// What was unpacked.
#[derive(Debug)]
pub struct Unpacked<'a> {
    /// The bytes; those that were given where they are not packed.
    pub bytes: Cow<'a, [u8]>,
    /// What is wrong with the archive.
    pub problem: Option<Diagnostic>,
}

/// Tells whether bytes are packed in a way that is read.
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(GZIP) || bytes.starts_with(ZSTANDARD)
}

/// Unpacks the bytes of a file, of which all that could be unpacked is returned if the archive is
/// damaged.
///
/// # Errors
///
/// It unpacks to more than `limit` bytes, or to very many from very few; says so in words for a
/// person.
pub fn unpack<'a>(bytes: impl Into<Cow<'a, [u8]>>, limit: usize) -> Result<Unpacked<'a>, String> {
    let bytes = bytes.into();
    let (name, read): (_, Unpacker) = match &*bytes {
        it if it.starts_with(GZIP) => ("gzip", gzip),
        it if it.starts_with(ZSTANDARD) => ("Zstandard", zstandard),
        _ => return Ok(Unpacked { bytes, problem: None }),
    };
    let mut sink = Sink { bytes: Vec::new(), packed: bytes.len(), limit };
    let problem = match read(&bytes, &mut sink) {
        Ok(()) => None,
        Err(Stop::TooLong) => {
            let help = "if it is meant so, unpack it and split what is in it";
            return Err(format!("unpacks to more than {limit} bytes, which is the most; {help}"));
        }
        Err(Stop::Bomb) => {
            let (packed, size) = (sink.packed, sink.bytes.len() >> 20);
            return Err(format!(
                "{packed} bytes unpack to more than {size} MiB, as if it was made to fill the \
                 memory; unpack it yourself if it is meant so"
            ));
        }
        Err(Stop::Damaged(why)) => {
            let message = format!("the {name} archive is damaged: {why}");
            let help = match sink.bytes.len() {
                0 => "nothing of it could be unpacked; get it again".to_owned(),
                some => format!("the {some} bytes before the damage are read; get it again"),
            };
            Some(Diagnostic::error("damaged", message).help(help))
        }
    };
    Ok(Unpacked { bytes: sink.bytes.into(), problem })
}

/// What unpacks one kind of archive.
type Unpacker = fn(&[u8], &mut Sink) -> Result<(), Stop>;

/// Why unpacking ended before the end.
#[derive(Debug)]
enum Stop {
    TooLong,
    Bomb,
    Damaged(String),
}

/// What is unpacked into.
struct Sink {
    bytes: Vec<u8>,
    packed: usize,
    limit: usize,
}

impl Sink {
    /// Takes all that there is to read. What was read before a damage stays.
    fn fill(&mut self, source: &mut impl Read) -> Result<(), Stop> {
        loop {
            let read = source.by_ref().take(STEP).read_to_end(&mut self.bytes);
            let length = self.bytes.len();
            if length > self.limit {
                return Err(Stop::TooLong);
            }
            if length > LARGE && length / RATIO > self.packed {
                return Err(Stop::Bomb);
            }
            match read {
                Ok(0) => return Ok(()),
                Ok(_) => {}
                Err(error) => return Err(Stop::Damaged(reason(&error))),
            }
        }
    }
}

impl Sink {
    /// Takes what the first blocks of a frame of Zstandard hold. The decoder keeps back what later
    /// blocks may refer to, until it sees the last one: so it is shown one.
    fn fill_blocks(&mut self, frame: &[u8], count: usize) {
        let Some(end) = end_of_blocks(frame, count) else { return };
        let last: &[u8] = &[1, 0, 0];
        let check_sum: &[u8] = &[0; 4];
        let whole = [frame.get(..end).unwrap_or_default(), last, check_sum].concat();
        if let Ok(mut decoder) = StreamingDecoder::new(whole.as_slice()) {
            // The damage was told of.
            self.fill(&mut decoder).unwrap_or_default();
        }
    }
}

/// Returns where so many blocks of a frame of Zstandard end.
///
/// # Source
///
/// RFC 8878, sections 3.1.1.1 and 3.1.1.2.
fn end_of_blocks(frame: &[u8], count: usize) -> Option<usize> {
    let descriptor = *frame.get(ZSTANDARD.len())?;
    let is_one_segment = descriptor & 0x20 != 0;
    let content_size = match descriptor >> 6 {
        0 => usize::from(is_one_segment),
        power => 1 << power,
    };
    let dictionary = [0, 1, 2, 4].get(usize::from(descriptor & 3))?;
    let window = usize::from(!is_one_segment);
    let mut end = ZSTANDARD.len() + 1 + window + dictionary + content_size;
    for _ in 0..count {
        let &[low, middle, high] = frame.get(end..end + 3)? else { return None };
        let header = u32::from_le_bytes([low, middle, high, 0]);
        // A block of one byte that is repeated has that byte alone.
        let size = if (header >> 1) & 3 == 1 { 1 } else { header >> 3 };
        end += 3 + usize::try_from(size).ok()?;
    }
    Some(end)
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "it breaks off".to_owned(),
        _ => error.to_string(),
    }
}

/// Reads every member: files that were packed one by one may be put end to end.
fn gzip(packed: &[u8], sink: &mut Sink) -> Result<(), Stop> {
    let mut rest = packed;
    loop {
        let mut decoder = GzDecoder::new(rest);
        sink.fill(&mut decoder)?;
        rest = decoder.into_inner();
        if rest.starts_with(GZIP) {
            continue;
        }
        // Tapes and disks fill up their last block.
        if rest.iter().all(|it| *it == 0) {
            return Ok(());
        }
        return Err(Stop::Damaged("something that is no gzip follows its end".to_owned()));
    }
}

/// Reads every frame.
fn zstandard(packed: &[u8], sink: &mut Sink) -> Result<(), Stop> {
    let mut rest = packed;
    while !rest.is_empty() {
        let from = rest;
        match StreamingDecoder::new(&mut rest) {
            Ok(mut decoder) => {
                let before = sink.bytes.len();
                if let Err(stop) = sink.fill(&mut decoder) {
                    if matches!(stop, Stop::Damaged(_)) {
                        let whole = decoder.decoder.blocks_decoded();
                        sink.bytes.truncate(before);
                        sink.fill_blocks(from, whole);
                    }
                    return Err(stop);
                }
            }
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                length,
                ..
            })) => {
                let length = usize::try_from(length).unwrap_or(usize::MAX);
                rest = from.get(SKIPPED.saturating_add(length)..).unwrap_or_default();
            }
            Err(error) => return Err(Stop::Damaged(error.to_string())),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
