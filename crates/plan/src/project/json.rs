//! JSON as the tables that scenario files are read from, and back.

use serde_json::{Map, Number};
use toml::{Table, Value};

/// A JSON value as TOML; nothing for null, which is a key that is not there.
fn value(json: serde_json::Value) -> Option<Value> {
    let value = match json {
        serde_json::Value::Null => return None,
        serde_json::Value::Bool(value) => Value::Boolean(value),
        serde_json::Value::Number(number) => match number.as_i64() {
            Some(whole) => Value::Integer(whole),
            None => Value::Float(number.as_f64()?),
        },
        serde_json::Value::String(text) => Value::String(text),
        serde_json::Value::Array(items) => {
            Value::Array(items.into_iter().filter_map(value).collect())
        }
        serde_json::Value::Object(object) => Value::Table(table(object)),
    };
    Some(value)
}

/// A JSON object as a table.
pub(super) fn table(object: Map<String, serde_json::Value>) -> Table {
    object.into_iter().filter_map(|(key, json)| Some((key, value(json)?))).collect()
}

/// A table as a JSON object.
pub(super) fn object(table: Table) -> serde_json::Value {
    let entries = table.into_iter().map(|(key, value)| (key, json(value)));
    serde_json::Value::Object(entries.collect())
}

fn json(value: Value) -> serde_json::Value {
    match value {
        Value::String(text) => text.into(),
        Value::Integer(whole) => whole.into(),
        Value::Float(number) => {
            Number::from_f64(number).map_or(serde_json::Value::Null, serde_json::Value::Number)
        }
        Value::Boolean(value) => value.into(),
        Value::Datetime(time) => time.to_string().into(),
        Value::Array(items) => items.into_iter().map(json).collect(),
        Value::Table(table) => object(table),
    }
}
