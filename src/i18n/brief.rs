//! Words of the pages to leave behind.
