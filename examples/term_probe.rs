//! A program that only shows what it was told: the terminal layer is tested with it.
//!
//! `q` quits, `e` fails, `p` panics, `t` panics in another thread, `b` is busy for ever, `f` fills the
//! screen, `i` changes nothing, Ctrl-Z suspends. Everything else is counted.

use std::io::{self, Write as _};
use std::process::ExitCode;

use attache::action::key::{Code, Key};
use attache::term::{Flow, Input, Options, Program, Screen, run};
use ratatui::Frame;
use ratatui::text::{Line, Text};

#[derive(Default)]
struct Probe {
    draws: u32,
    keys: u32,
    redraws: u32,
    last: String,
    notice: String,
    failed: bool,
    full: bool,
}

impl Program for Probe {
    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.draws += 1;
        let area = frame.area();
        let lines = [
            format!("ready {}x{}", area.width, area.height),
            format!("keys={} last={}", self.keys, self.last),
            format!("draws={} redraws={}", self.draws, self.redraws),
            self.notice.clone(),
        ];
        if self.full {
            let row = "#".repeat(area.width.into());
            let rows = vec![Line::from(row); area.height.into()];
            frame.render_widget(Text::from(rows), area);
        }
        frame.render_widget(Text::from(lines.map(Line::from).to_vec()), area);
    }

    fn input(&mut self, input: Input) -> Flow {
        match input {
            Input::Time(_) => return Flow::Idle,
            Input::Key(key) => return self.key(key),
            Input::Resize(..) | Input::Background(_) => {}
            Input::Redraw => self.redraws += 1,
            Input::Notice(notice) => self.notice = notice,
        }
        Flow::Continue
    }
}

impl Probe {
    fn key(&mut self, key: Key) -> Flow {
        match key {
            Key { code: Code::Char('z'), ctrl: true, .. } => return Flow::Suspend,
            Key { code: Code::Char('q'), .. } => return Flow::Quit,
            Key { code: Code::Char('e'), .. } => {
                self.failed = true;
                return Flow::Quit;
            }
            #[expect(clippy::panic, reason = "it is what is tested")]
            Key { code: Code::Char('p'), .. } => panic!("bad \x1b]0;title\x07 {}", "\u{202e}"),
            #[expect(clippy::panic, reason = "it is what is tested")]
            Key { code: Code::Char('t'), .. } => {
                std::thread::spawn(|| panic!("worker \x1b[31m failed"));
            }
            Key { code: Code::Char('f'), .. } => self.full = true,
            Key { code: Code::Char('b'), .. } => {
                // Not by a frame, for there will be none.
                let _ = write!(io::stderr(), "busy");
                loop {
                    std::thread::park();
                }
            }
            // Nothing is drawn for it.
            Key { code: Code::Char('i'), .. } => return Flow::Idle,
            key => {
                self.keys += 1;
                self.last = key.to_string();
            }
        }
        Flow::Continue
    }
}

fn probe() -> io::Result<()> {
    #[expect(clippy::disallowed_methods, reason = "there is no command line above it")]
    let term = std::env::var("TERM").ok();
    let mut program = Probe::default();
    let mut screen = Screen::enter(&Options { term, ask_background: false })?;
    run(&mut screen, &mut program)?;
    if program.failed { Err(io::Error::other("asked to fail")) } else { Ok(()) }
}

fn main() -> ExitCode {
    match probe() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error may be the terminal that has just gone.
            let _ = writeln!(io::stderr(), "probe: {error}");
            ExitCode::FAILURE
        }
    }
}
