//! Every format says the same.

use super::*;
use crate::load::load;
use crate::store::EventSet;

const BUNDLED: &str = include_str!("../../../assets/working-groups.json");

/// Something written about a matrix.
type Written = dyn Fn(&mut Vec<u8>, &Store, Counted<'_>) -> io::Result<()>;

fn written(source: &str, sort: Sort, how: &Written) -> String {
    let store = load(source).store;
    let mut table = Matrix::new(&store, &EventSet::first(store.len()));
    table.sort(&store, sort, "en");
    let mut out = Vec::new();
    how(&mut out, &store, Counted { table: &table, sort }).unwrap();
    String::from_utf8(out).unwrap()
}

const LOOK: Look<'static> = Look { locale: Locale::En, dash: "–", ellipsis: "…" };

fn as_csv(source: &str) -> String {
    written(source, Sort::File, &|out, store, it| csv(out, store, Locale::En, it))
}

fn as_text(source: &str) -> String {
    written(source, Sort::File, &|out, store, it| text(out, store, LOOK, it))
}

#[test]
fn a_spreadsheet_reads_the_figures_and_their_sums() {
    let text = as_csv(BUNDLED);
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    assert_eq!(header.iter().take(3).collect::<Vec<_>>(), ["id", "theme", "bilateral-01"]);
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!((header.len(), rows.len()), (14, 18));
    let figure = |row: usize, column: usize| rows[row][column].parse::<usize>().unwrap();
    for row in 0..18 {
        assert_eq!((2..13).map(|it| figure(row, it)).sum::<usize>(), figure(row, 13));
    }
    for column in 2..14 {
        assert_eq!((0..17).map(|it| figure(it, column)).sum::<usize>(), figure(17, column));
    }
    assert_eq!((&rows[0][0], figure(0, 2), figure(17, 13)), ("crypto-heists", 2, 153));
}

#[test]
fn no_name_of_a_file_is_a_formula_or_markup() {
    let source = r#"{"events":[{"id":"=1+1","date":"2024-01-10","series":"s",
        "actions":[{"text":"t","themes":["@SUM(A1)","a | <b>"]}]}]}"#;
    let text = as_csv(source);
    assert_eq!(
        text,
        "id,theme,'=1+1,total\n'@SUM(A1),'@SUM(A1),1,1\na | <b>,a | <b>,1,1\n,Total,2,2\n"
    );
    let text = written(source, Sort::File, &|out, store, it| markdown(out, store, LOOK, it));
    assert!(text.contains("| a \\| \\<b\\> | 1 | 1 |"), "{text}");
}

#[test]
fn a_text_fits_eighty_columns_where_it_can() {
    let text = as_text(BUNDLED);
    assert!(text.lines().all(|it| crate::text::width(it) <= 80), "{text}");
    insta::assert_snapshot!(text);
    let korean = written(BUNDLED, Sort::Total, &|out, store, it| {
        super::text(out, store, Look { locale: Locale::Ko, ..LOOK }, it)
    });
    insta::assert_snapshot!(korean);
}

#[test]
fn markdown_is_a_table_with_its_sums() {
    let text = written(BUNDLED, Sort::Name, &|out, store, it| markdown(out, store, LOOK, it));
    insta::assert_snapshot!(text);
}

#[test]
fn a_script_reads_the_same_figures() {
    let text = written(BUNDLED, Sort::Total, &|out, store, it| json(out, store, Locale::En, it));
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&document["sort"], &document["total"], &document["left_out"]),
        (&"total".into(), &153.into(), &0.into())
    );
    let first = &document["themes"][0];
    assert_eq!(
        (&first["id"], &first["total"], &first["last"]),
        (&"it-workers".into(), &27.into(), &"trilateral-04".into())
    );
    let counts: Vec<u64> =
        first["counts"].as_array().unwrap().iter().filter_map(serde_json::Value::as_u64).collect();
    assert_eq!(counts, [2, 2, 3, 2, 3, 2, 3, 3, 3, 3, 1]);
    assert_eq!(document["sessions"][0]["date"], "2022-08-09");
}

#[test]
fn what_a_file_does_not_give_is_said() {
    let own = r#"{"events":[{"id":"a","date":"2024-01-10","name":"First","actions":["x"]}]}"#;
    let text = as_text(own);
    assert!(text.contains("no theme") && text.contains("The file gives no themes"), "{text}");
    let none = r#"{"events":[{"id":"a","date":"2024-01-10","name":"First","series":"s"}]}"#;
    assert_eq!(as_text(none), "No session that is shown has an action or a concern.\n");
    assert!(as_text("{}").starts_with("Nothing that is shown is a session with actions"));
}
