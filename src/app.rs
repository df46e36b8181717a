//! The state of the browser and the one function that changes it.
