//! Behaviour of the growth model on the real plan and on made-up cities.

mod vectors;
