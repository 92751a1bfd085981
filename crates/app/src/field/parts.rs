//! Parts of a whole: what one part gains the others lose.

/// The parts with one of them set, as near to `value` as the locked ones allow; the unlocked others
/// keep their proportions and the sum stays 1.
pub(super) fn rebalanced(parts: &[f64], index: usize, value: f64, locked: &[bool]) -> Vec<f64> {
    let moves = |i: usize| i != index && !locked.get(i).copied().unwrap_or(false);
    let sum = |wanted: &dyn Fn(usize) -> bool| -> f64 {
        parts.iter().enumerate().filter(|(i, _)| wanted(*i)).map(|(_, part)| part).sum()
    };
    let count = (0..parts.len()).filter(|i| moves(*i)).count();
    let (others, held) = (sum(&moves), sum(&|i| i != index && !moves(i)));
    let room = (1.0 - held).max(0.0);
    // without another part that may move there is nothing to take from
    let value = if count == 0 { room } else { value.clamp(0.0, room) };
    let left = room - value;
    let part = |(i, part): (usize, &f64)| match (i == index, moves(i), others > 0.0) {
        (true, ..) => value,
        (false, false, _) => *part,
        (false, true, true) => part / others * left,
        (false, true, false) => left / count as f64,
    };
    parts.iter().enumerate().map(part).collect()
}

/// The parts with the boundary after one of them moved to `place`, a sum of the parts up to there:
/// what the part before it gains the part after it loses.
pub(super) fn divided(parts: &[f64], index: usize, place: f64) -> Vec<f64> {
    let mut moved = parts.to_vec();
    let (Some(before), Some(after)) = (parts.get(index), parts.get(index + 1)) else {
        return moved;
    };
    let start: f64 = parts[..index].iter().sum();
    let both = before + after;
    moved[index] = (place - start).clamp(0.0, both);
    moved[index + 1] = both - moved[index];
    moved
}

#[cfg(test)]
mod tests {
    use super::{divided, rebalanced};

    const FREE: [bool; 3] = [false; 3];

    #[test]
    fn raising_one_part_takes_from_the_others_in_proportion() {
        let parts = rebalanced(&[0.2, 0.6, 0.2], 0, 0.6, &FREE);
        assert!((parts[1] - 0.3).abs() < 1e-15 && (parts[2] - 0.1).abs() < 1e-15);
        assert!((parts.iter().sum::<f64>() - 1.0).abs() < 1e-15);
    }

    #[test]
    fn parts_that_were_nothing_share_what_is_given_back() {
        assert_eq!(rebalanced(&[1.0, 0.0, 0.0], 0, 0.5, &FREE), [0.5, 0.25, 0.25]);
    }

    #[test]
    fn a_locked_part_stays_and_bounds_what_another_can_take() {
        let locked = [false, true, false];
        assert_eq!(rebalanced(&[0.25, 0.5, 0.25], 0, 0.375, &locked), [0.375, 0.5, 0.125]);
        assert_eq!(rebalanced(&[0.25, 0.5, 0.25], 0, 0.9, &locked), [0.5, 0.5, 0.0]);
        let all = [false, true, true];
        assert_eq!(rebalanced(&[0.25, 0.5, 0.25], 0, 0.9, &all), [0.25, 0.5, 0.25]);
    }

    #[test]
    fn a_boundary_takes_from_one_side_and_gives_to_the_other() {
        assert_eq!(divided(&[0.25, 0.5, 0.25], 0, 0.5), [0.5, 0.25, 0.25]);
        assert_eq!(divided(&[0.25, 0.5, 0.25], 1, 0.1), [0.25, 0.0, 0.75]);
        assert_eq!(divided(&[0.25, 0.5, 0.25], 2, 0.1), [0.25, 0.5, 0.25]);
    }
}
