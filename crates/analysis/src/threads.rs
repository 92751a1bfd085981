//! Work that falls into pieces, on all threads where there are several.

/// What a function gives of the whole numbers below `count`, in their order: with the feature
/// `parallel` on all threads of the current pool, the same answer in any case.
#[cfg(feature = "parallel")]
pub(crate) fn of_each<T: Send>(count: usize, function: impl Fn(usize) -> T + Sync) -> Vec<T> {
    use rayon::prelude::*;

    (0..count).into_par_iter().map(&function).collect()
}

/// What a function gives of the whole numbers below `count`, in their order.
#[cfg(not(feature = "parallel"))]
pub(crate) fn of_each<T>(count: usize, function: impl Fn(usize) -> T) -> Vec<T> {
    (0..count).map(function).collect()
}
