//! Who is followed, and what is read.
