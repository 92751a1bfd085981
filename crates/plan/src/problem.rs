//! Mistakes in what people write, as data: the application says them in the reader's language.

/// One mistake: where it stands and what is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The file, as the reader named it.
    pub file: String,
    /// The key, as `levers.land` or `sector[2].label.zh`; empty for the file as a whole.
    pub key: String,
    /// What is wrong there.
    pub issue: Issue,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Issue {
    /// The text is not TOML.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says, in English.
        detail: String,
    },
    /// The file is not there or cannot be read.
    Unreadable {
        /// What the system says.
        detail: String,
    },
    /// The file is larger than any scenario.
    TooLarge {
        /// Its size, bytes.
        found: u64,
        /// The largest size read, bytes.
        max: u64,
    },
    /// A key that must stand is missing.
    Missing,
    /// A key that means nothing here.
    UnknownKey {
        /// The keys that may stand.
        allowed: Vec<String>,
    },
    /// A value of another type.
    WrongType {
        /// The value.
        found: String,
        /// The type that is wanted.
        expected: ValueType,
    },
    /// A number outside its range, or not a number.
    OutOfRange {
        /// The value.
        found: f64,
        /// Smallest allowed.
        min: f64,
        /// Largest allowed.
        max: f64,
        /// Unit of all three, as in the catalogue.
        unit: String,
    },
    /// A list of the wrong length.
    WrongLength {
        /// Its length.
        found: usize,
        /// The length wanted.
        expected: usize,
    },
    /// Parts that must sum to 1 and do not.
    WrongSum {
        /// Their sum.
        found: f64,
    },
    /// A word that is not one of those allowed.
    UnknownWord {
        /// The word.
        found: String,
        /// The words allowed.
        allowed: Vec<String>,
    },
    /// A word that stands twice where it may stand once.
    Repeated {
        /// The word.
        found: String,
    },
    /// A unit or symbol that differs from the catalogue's.
    Differs {
        /// What was found.
        found: String,
        /// What the catalogue says.
        expected: String,
    },
    /// A text that is empty, too long or has control characters.
    BadText {
        /// Most characters allowed.
        max: usize,
    },
    /// A constant of the model, which no scenario changes.
    NotOverridable,
    /// The numbers do not make a model.
    NoModel {
        /// What the model refuses, in English.
        detail: String,
    },
}

/// A type of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// A number.
    Number,
    /// A whole number.
    Integer,
    /// true or false.
    Boolean,
    /// A text.
    Text,
    /// A list of numbers.
    Numbers,
    /// A list of texts.
    Texts,
    /// A list of numbers, or a list of such lists, one a plan year.
    NumbersByYear,
    /// A table.
    Table,
    /// A list of tables.
    Tables,
}
