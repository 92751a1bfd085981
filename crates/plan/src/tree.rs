//! TOML tables as bytes, so that the embedded pack and what threads tell one another need no reader
//! of texts.
//!
//! A value is a tag and what it stands for; counts and lengths are written in sevens of bits, the
//! lowest first.

use toml::{Table, Value};

const TEXT: u8 = 0;
const INTEGER: u8 = 1;
const FLOAT: u8 = 2;
const FALSE: u8 = 3;
const TRUE: u8 = 4;
const LIST: u8 = 5;
const TABLE: u8 = 6;

/// The key under which a table names the later text in whose place it stands.
pub(crate) const LATER: &str = "later";

/// A table's bytes.
///
/// # Errors
/// The key of a value that has no bytes: a date.
pub(crate) fn write(table: &Table) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    write_table(table, &mut bytes)?;
    Ok(bytes)
}

fn write_table(table: &Table, bytes: &mut Vec<u8>) -> Result<(), String> {
    write_count(table.len() as u64, bytes);
    for (key, value) in table {
        write_text(key, bytes);
        write_value(value, bytes).map_err(|below| format!("{key}.{below}"))?;
    }
    Ok(())
}

fn write_value(value: &Value, bytes: &mut Vec<u8>) -> Result<(), String> {
    match value {
        Value::String(text) => {
            bytes.push(TEXT);
            write_text(text, bytes);
        }
        Value::Integer(number) => {
            bytes.push(INTEGER);
            bytes.extend(number.to_le_bytes());
        }
        Value::Float(number) => {
            bytes.push(FLOAT);
            bytes.extend(number.to_le_bytes());
        }
        Value::Boolean(is_true) => bytes.push(if *is_true { TRUE } else { FALSE }),
        Value::Array(values) => {
            bytes.push(LIST);
            write_count(values.len() as u64, bytes);
            values.iter().try_for_each(|value| write_value(value, bytes))?;
        }
        Value::Table(table) => {
            bytes.push(TABLE);
            write_table(table, bytes)?;
        }
        Value::Datetime(date) => return Err(date.to_string()),
    }
    Ok(())
}

fn write_text(text: &str, bytes: &mut Vec<u8>) {
    write_count(text.len() as u64, bytes);
    bytes.extend(text.as_bytes());
}

fn write_count(mut count: u64, bytes: &mut Vec<u8>) {
    loop {
        let [lowest, ..] = (count & 127).to_le_bytes();
        count >>= 7;
        if count == 0 {
            return bytes.push(lowest);
        }
        bytes.push(lowest | 128);
    }
}

/// The table that stands at the beginning of the bytes, which go on behind it; `None` if they hold
/// none.
#[allow(dead_code, reason = "the build script only writes")]
pub(crate) fn read(bytes: &mut &[u8]) -> Option<Table> {
    let count = read_count(bytes)?;
    (0..count).map(|_| Some((read_text(bytes)?, read_value(bytes)?))).collect()
}

fn read_value(bytes: &mut &[u8]) -> Option<Value> {
    let tag = bytes.split_off_first()?;
    Some(match *tag {
        TEXT => Value::String(read_text(bytes)?),
        INTEGER => Value::Integer(i64::from_le_bytes(read_word(bytes)?)),
        FLOAT => Value::Float(f64::from_le_bytes(read_word(bytes)?)),
        FALSE => Value::Boolean(false),
        TRUE => Value::Boolean(true),
        LIST => {
            let count = read_count(bytes)?;
            Value::Array((0..count).map(|_| read_value(bytes)).collect::<Option<_>>()?)
        }
        TABLE => Value::Table(read(bytes)?),
        _ => return None,
    })
}

fn read_text(bytes: &mut &[u8]) -> Option<String> {
    let length = usize::try_from(read_count(bytes)?).ok()?;
    let text = bytes.split_off(..length)?;
    String::from_utf8(text.to_vec()).ok()
}

fn read_word(bytes: &mut &[u8]) -> Option<[u8; 8]> {
    bytes.split_off(..8)?.try_into().ok()
}

fn read_count(bytes: &mut &[u8]) -> Option<u64> {
    let mut count = 0;
    for shift in (0..u64::BITS).step_by(7) {
        let byte = *bytes.split_off_first()?;
        count |= u64::from(byte & 127) << shift;
        if byte < 128 {
            return Some(count);
        }
    }
    None
}
