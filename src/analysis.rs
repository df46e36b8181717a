//! What a series of sessions shows when one looks along it: changes, silences, places.
