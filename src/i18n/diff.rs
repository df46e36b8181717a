//! Words about two versions of a data set.

use super::Locale;
