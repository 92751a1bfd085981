//! Mistakes noted on the way, and the text that they are found in.

use std::cell::RefCell;

use toml::Table;

use crate::problem::{Issue, Problem};

/// The mistakes found so far, and the references to be checked when all documents are known.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    found: RefCell<Vec<Problem>>,
    cited: RefCell<Vec<Cited>>,
}

/// A reference to a document and where it stands.
#[derive(Clone, Debug)]
struct Cited {
    file: String,
    key: String,
    id: String,
}

impl Problems {
    pub(crate) fn add(&self, file: &str, key: impl Into<String>, issue: Issue) {
        self.found.borrow_mut().push(Problem { file: file.to_owned(), key: key.into(), issue });
    }

    /// Keeps a reference to a document, to be checked when all documents are known.
    pub(crate) fn cite(&self, file: &str, key: String, id: &str) {
        let (file, id) = (file.to_owned(), id.to_owned());
        self.cited.borrow_mut().push(Cited { file, key, id });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.borrow().is_empty()
    }

    /// Notes the references to documents that are not among those given.
    pub(crate) fn check_references(&self, documents: &[String]) {
        for Cited { file, key, id } in self.cited.take() {
            if !documents.contains(&id) {
                let issue = Issue::UnknownWord { found: id, allowed: documents.to_vec() };
                self.add(&file, key, issue);
            }
        }
    }

    /// All mistakes noted.
    pub(crate) fn into_all(self) -> Vec<Problem> {
        self.found.into_inner()
    }

    /// The value, if no mistake was found.
    ///
    /// # Errors
    /// All mistakes noted.
    pub(crate) fn unless_any<T>(self, value: Option<T>) -> Result<T, Vec<Problem>> {
        let problems = self.into_all();
        match value {
            Some(value) if problems.is_empty() => Ok(value),
            _ => Err(problems),
        }
    }
}

/// Parses a text, noting a syntax mistake.
pub(crate) fn parse(file: &str, text: &str, problems: &Problems) -> Option<Table> {
    // editors on Windows put a byte-order mark before the text
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match text.parse::<Table>() {
        Ok(table) => Some(table),
        Err(error) => {
            let before = error.span().map_or("", |span| text.get(..span.start).unwrap_or(text));
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
            let detail = error.message().lines().next().unwrap_or_default().to_owned();
            problems.add(file, "", Issue::Syntax { line, column, detail });
            None
        }
    }
}
