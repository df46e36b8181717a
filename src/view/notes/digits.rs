//! A clock that is read from an arm's length: digits of five rows.

/// The rows that a digit takes.
pub(super) const ROWS: u16 = 5;

/// Three dots a row, from the left, as bits from the highest.
type Dots = [u8; 5];

const DIGITS: [Dots; 10] = [
    [7, 5, 5, 5, 7],
    [2, 6, 2, 2, 7],
    [7, 1, 7, 4, 7],
    [7, 1, 7, 1, 7],
    [5, 5, 7, 1, 1],
    [7, 4, 7, 1, 7],
    [7, 4, 7, 5, 7],
    [7, 1, 2, 2, 2],
    [7, 5, 7, 5, 7],
    [7, 5, 7, 1, 7],
];

/// Returns the rows of a time such as `10:48` in large digits of `block`, each dot `wide` columns;
/// what is no digit stands as a colon.
pub(super) fn large(time: &str, block: &str, wide: usize) -> [String; ROWS as usize] {
    let mut rows: [String; ROWS as usize] = Default::default();
    let (dot, hole) = (block.repeat(wide), " ".repeat(wide));
    let place = |full: bool| if full { &dot } else { &hole };
    for (position, letter) in time.chars().enumerate() {
        let digit = letter.to_digit(10).and_then(|it| DIGITS.get(usize::try_from(it).ok()?));
        for (at, row) in rows.iter_mut().enumerate() {
            if position > 0 {
                row.push_str(&hole);
            }
            let bits = digit.map(|dots| dots.get(at).copied().unwrap_or_default());
            // A colon is one dot wide.
            let dots: &[bool] = &bits.map_or_else(
                || vec![at % 2 == 1],
                |bits| [4, 2, 1].map(|bit| bits & bit > 0).to_vec(),
            );
            row.extend(dots.iter().map(|it| place(*it).as_str()));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_colons_stand_side_by_side() {
        let rows = large("7:1", "#", 1);
        let rows: Vec<&str> = rows.iter().map(|it| it.trim_end()).collect();
        assert_eq!(rows, ["###    #", "  # # ##", " #     #", " #  #  #", " #    ###"]);
        assert_eq!(large("0", "#", 2)[1], "##  ##");
    }
}
