//! Files are reopened and their figures compared with runs and ensembles.
