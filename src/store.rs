//! The events of one or more files, in columns, with the sets they are looked up by.
