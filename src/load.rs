//! Bytes to store: reads a file, keeps what is good, says what is not.
