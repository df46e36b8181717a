//! Is the program at rest? Measured from outside: what it writes, and the time it is given.

use std::time::Duration;

use super::Session;

impl Session {
    /// Tells whether nothing is written for as long as `time`.
    pub(crate) fn is_silent_for(&mut self, time: Duration) -> bool {
        match self.output.recv_timeout(time) {
            Ok(bytes) => {
                self.feed(&bytes);
                false
            }
            Err(_) => true,
        }
    }

    /// Returns what the kernel says of the program and each of its threads: what it does, or what it
    /// waits for.
    pub(crate) fn process(&self) -> String {
        let folder = format!("/proc/{}", self.pid.as_raw_nonzero());
        let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
        let mut told = format!("processor time and state: {}", read(&format!("{folder}/stat")));
        for thread in std::fs::read_dir(format!("{folder}/task")).into_iter().flatten().flatten() {
            let thread = thread.path();
            let of = |name: &str| read(&thread.join(name).to_string_lossy());
            told.extend([of("comm"), of("wchan"), of("syscall")].map(|it| it + "\n"));
        }
        told
    }

    /// Returns the processor time used so far, in the kernel's ticks (of ten milliseconds).
    ///
    /// # Source
    ///
    /// proc(5): `utime` and `stime` are the 14th and 15th field, of which two come before the name's
    /// closing parenthesis.
    pub(crate) fn ticks(&self) -> u64 {
        let path = format!("/proc/{}/stat", self.pid.as_raw_nonzero());
        let stat = std::fs::read_to_string(path).unwrap();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
    }
}
