//! Lists of different lengths in two vectors: the items end to end, and where each list ends.

/// A list of lists without an allocation for each: four bytes a list beside its items.
#[derive(Clone, Debug)]
pub(super) struct Ragged<T> {
    ends: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Ragged<T> {
    fn default() -> Self {
        Self { ends: Vec::new(), items: Vec::new() }
    }
}

impl<T> Ragged<T> {
    /// Appends one list and returns its position.
    pub(super) fn push(&mut self, list: impl IntoIterator<Item = T>) -> usize {
        self.items.extend(list);
        self.ends.push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
        self.ends.len() - 1
    }

    /// Returns the items of all lists from the one at `position` on.
    pub(super) fn items_from(&mut self, position: usize) -> &mut [T] {
        let before = position.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        self.items.get_mut(before.unwrap_or(0) as usize..).unwrap_or_default()
    }

    /// Returns the list at `position`; the empty list when there is none.
    pub(super) fn get(&self, position: usize) -> &[T] {
        let Some(&end) = self.ends.get(position) else { return &[] };
        let start = position.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        self.items.get(start.unwrap_or(0) as usize..end as usize).unwrap_or(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_their_items_and_a_missing_list_is_empty() {
        let mut lists = Ragged::default();
        lists.push([1, 2]);
        lists.push([]);
        lists.push([3]);
        assert_eq!(
            (lists.get(0), lists.get(1), lists.get(2), lists.get(9)),
            (&[1, 2][..], &[][..], &[3][..], &[][..])
        );
    }
}
