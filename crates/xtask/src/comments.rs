//! Leaves out what the page's files say to their readers: it would travel with every visit.

/// A script without the lines that are comments alone; no text of a script may have such a line.
pub(crate) fn of_script(code: &str) -> String {
    let lines = code.split_inclusive('\n');
    lines.filter(|line| !line.trim_start().starts_with("//")).collect()
}

/// A style sheet without comments.
pub(crate) fn of_style(sheet: &str) -> String {
    let mut rest = sheet;
    let mut kept = String::with_capacity(sheet.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        kept += before;
        // a browser also takes one that is not closed for a comment to the end
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_keeps_what_stands_beside_a_comment() {
        let code = "// says\nconst a = 1;\n  // more\nconst b = \"https://c\"; // beside\n";
        assert_eq!(of_script(code), "const a = 1;\nconst b = \"https://c\"; // beside\n");
    }

    #[test]
    fn a_style_sheet_keeps_its_rules() {
        let sheet = "/* one\ntwo */a { b: c }/**/ d { e: f; /* g */ }";
        assert_eq!(of_style(sheet), "a { b: c } d { e: f;  }");
        assert_eq!(of_style("a {} /* open"), "a {} ");
    }
}
