//! Tests of the whole: golden runs, checks of the model as data, the command line and the page.
