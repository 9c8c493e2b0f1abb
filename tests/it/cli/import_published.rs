//! `dondoc import criteria|ranking FILE`: what a province published, as TOML.

use super::{dondoc, text};

#[test]
fn a_criteria_set_is_imported_once_and_a_difference_is_shown_first() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (folder.path().join("set.toml"), folder.path().join("data"));
    let set = include_str!("scoring/xuan-loc-2022.toml");
    let import = |set: &str, more: &[&str]| {
        std::fs::write(&path, set).unwrap();
        let arguments = [&["import", "criteria", text(&path), "--data", text(&data)], more].concat();
        let ran = dondoc(&arguments);
        (ran.code, ran.out)
    };
    assert_eq!(import(set, &[]).0, 0);
    assert!(import(set, &[]).1.contains("1 unchanged"));
    let corrected = set.replace("total = 2", "total = 3");
    let (code, shown) = import(&corrected, &[]);
    assert_eq!((code, shown.contains("total: 2 → 3")), (1, true));
    assert_eq!(import(&corrected, &["--apply"]).0, 0);
    assert_eq!(import(&set.replace("total", "sum"), &[]).0, 1);
}

#[test]
fn a_published_ranking_is_imported() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (folder.path().join("ranking.toml"), folder.path().join("data"));
    let ranking =
        "title = \"a\"\nyear = 2020\ndecision = \"1\"\nties = \"dense\"\nunits = [{ unit = \"A\", points = 9 }]\n";
    std::fs::write(&path, ranking).unwrap();
    let ran = dondoc(&["import", "ranking", text(&path), "--data", text(&data)]);
    assert_eq!((ran.code, ran.out.contains("1 new")), (0, true), "{}", ran.err);
}
