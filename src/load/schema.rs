//! The JSON Schema of the file format, made from the types that read it.
//!
//! A file that fits the schema is read without a complaint about the shape of a value. Keys that it
//! does not name are allowed, and kept.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value as Json, json};

use super::value::{Bare, Value, Word};
use super::wire::{OrWord, Table, WireEvent, WireFile};
use crate::model::{Certainty, Field, Focus, Kind, Rank, Scope};

/// The letters that dates are made of, and at least one digit. What they mean is checked when a file
/// is read.
const DATE: &str = "^[-0-9XYETWZSLuy~?%.,/:+\\[\\]{}]*[0-9][-0-9XYETWZSLuy~?%.,/:+\\[\\]{}]*$";

/// A year with a number behind it that is neither a month, 01 to 12, nor a season, 21 to 41.
const NO_MONTH: &str =
    "(^|[^-0-9XYETWZSLu])-?[0-9]{4}[?~%]?-(00|1[3-9]|20|4[2-9]|[5-9][0-9])([^0-9]|$)";

/// Returns the schema of texts with a month that there is not.
fn no_month() -> Json {
    json!({"type": "string", "pattern": NO_MONTH})
}

/// What a stop may show; it shows one thing.
const SUBJECTS: [&str; 7] = ["event", "compare", "cover", "matrix", "person", "place", "sources"];

/// Returns the schema of stops that show two things.
pub(super) fn two_subjects() -> Json {
    let said = json!({"not": {"type": "null"}});
    let both = |one: &str, other: &str| json!({"required": [one, other], "properties": {one: said, other: said}});
    let pairs = SUBJECTS
        .iter()
        .enumerate()
        .flat_map(|(at, one)| SUBJECTS.iter().skip(at + 1).map(move |other| (*one, *other)));
    let all: Vec<Json> = pairs.map(|(one, other)| both(one, other)).collect();
    json!({ "anyOf": all })
}

/// Returns the schema (draft 2020-12), indented by two spaces, with a line end after it.
pub fn schema() -> String {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let file = generator.subschema_for::<WireFile<'_>>();
    let event = generator.subschema_for::<WireEvent<'_>>();
    let root = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "attache timeline, version 1",
        "description": "A timeline of talks: an object with events, a list of events, or one event.",
        "anyOf": [file, {"type": "array", "items": event}, event],
        "$defs": generator.take_definitions(true),
    });
    format!("{:#}\n", root.as_value())
}

/// Returns the schema of one of a closed set of words.
fn one_of(words: impl Iterator<Item = &'static str>) -> Schema {
    let words: Vec<&str> = words.collect();
    json_schema!({"enum": words})
}

/// Returns it so that `null` is one of them: the same as if nothing were said.
fn one_of_or_none(words: impl Iterator<Item = &'static str>) -> Schema {
    let words: Vec<Option<&str>> = words.map(Some).chain([None]).collect();
    json_schema!({"enum": words})
}

pub(super) fn version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"const": 1})
}

pub(super) fn kind(_: &mut SchemaGenerator) -> Schema {
    one_of_or_none(Kind::ALL.iter().map(|it| it.name()))
}

pub(super) fn scope(_: &mut SchemaGenerator) -> Schema {
    one_of_or_none(Scope::ALL.iter().map(|it| it.name()))
}

pub(super) fn rank(_: &mut SchemaGenerator) -> Schema {
    one_of_or_none(Rank::ALL.iter().map(|it| it.name()))
}

pub(super) fn focus(_: &mut SchemaGenerator) -> Schema {
    one_of_or_none(Focus::ALL.iter().map(|it| it.name()))
}

pub(super) fn fields(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "array", "items": one_of(Field::ALL.iter().map(|it| it.name()))})
}

/// A date, as text or as a year; `null` is the same as none.
pub(super) fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": ["string", "integer", "null"], "pattern": DATE, "not": no_month()})
}

/// A date with or without what is known about how it is known.
pub(super) fn dated(generator: &mut SchemaGenerator) -> Schema {
    let date = json_schema!({"type": ["string", "integer"], "pattern": DATE, "not": no_month()});
    json_schema!({"anyOf": [date, known(&date, generator)]})
}

/// Returns the schema of a value with what is known about how it is known.
fn known(value: &Schema, generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "required": ["value"],
        "properties": {
            "value": value,
            "cites": {
                "description": "Ids of sources.",
                "type": "array",
                "items": generator.subschema_for::<Word<'_>>(),
            },
            "certainty": {
                "description": "How firmly it is known; stated where nothing is said.",
                "enum": Certainty::ALL.iter().map(|it| Some(it.name())).chain([None]).collect::<Vec<_>>(),
            },
            "note": {
                "description": "On what it rests.",
                "anyOf": [generator.subschema_for::<Bare<'_>>(), {"type": "null"}],
            },
        },
    })
}

impl JsonSchema for Word<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Word".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "integer"]})
    }
}

impl JsonSchema for Bare<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let word = generator.subschema_for::<Word<'_>>();
        json_schema!({
            "title": "A text",
            "description": "A string, a list that is read as one with commas, or an object from language to string.",
            "anyOf": [
                word,
                {"type": "array", "items": word},
                {"type": "object", "additionalProperties": word},
            ],
        })
    }
}

impl JsonSchema for Value<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let word = generator.subschema_for::<Word<'_>>();
        let bare = json_schema!({
            "anyOf": [generator.subschema_for::<Bare<'_>>(), {"type": "null"}],
        });
        json_schema!({
            "title": "A value",
            "description": "A text or a list of words, or an object with it as `value` beside `cites`, `certainty` and `note`.",
            "anyOf": [
                word,
                {"type": "null"},
                {"type": "array", "items": word},
                {
                    "type": "object",
                    "not": {"required": ["value"]},
                    "additionalProperties": word,
                },
                known(&bare, generator),
            ],
        })
    }
}

impl<T: JsonSchema> JsonSchema for OrWord<'_, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}OrText", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [{"type": "string"}, generator.subschema_for::<T>()]})
    }
}

impl<T: JsonSchema> JsonSchema for Table<'_, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("TableOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object", "additionalProperties": generator.subschema_for::<T>()})
    }
}
