//! Lists the ready-made scenarios.

use std::io::Write;

use canghai_app::Language;
use serde_json::{Value, json};

use crate::arguments::{ListFormat, ListOptions};
use crate::failure::Failure;
use crate::open;

pub(crate) fn list(
    options: &ListOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let pack = open::pack(options.plan.as_deref())?;
    match options.format {
        ListFormat::Table => {
            let width = pack.ready_made.iter().map(|ready| ready.id.len()).max().unwrap_or(0);
            for ready in &pack.ready_made {
                let (label, summary) = (language.of(&ready.label), language.of(&ready.summary));
                writeln!(out, "{:width$}  {label}", ready.id)?;
                writeln!(out, "{:width$}  {summary}", "")?;
            }
        }
        ListFormat::Json => {
            let scenarios: Vec<Value> = pack
                .ready_made
                .iter()
                .map(|ready| {
                    json!({
                        "id": ready.id,
                        "label": language.of(&ready.label),
                        "summary": language.of(&ready.summary),
                    })
                })
                .collect();
            serde_json::to_writer_pretty(&mut *out, &scenarios)?;
            writeln!(out)?;
        }
    }
    Ok(())
}
