//! Sample tables beside the repository: each is read with sense or refused with a sentence; skipped where absent.

use std::{fs, path::Path};

use passage_exchange::ReadOptions;

use crate::support::try_read;

#[test]
fn every_sample_table_is_read_or_refused_by_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/importer-samples");
    if !folder.exists() {
        println!("skipped: the development data has no importer samples here");
        return;
    }
    let mut files: Vec<_> = fs::read_dir(folder.join("libhxl")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.push(folder.join("ii_2024_attacks_on_health_care_fixture.xlsx"));
    files.sort();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match try_read(&name, &fs::read(&path).unwrap(), ReadOptions::default()) {
            Ok(batch) => println!("{name}: {} {} of {}", batch.format, batch.rows_accepted, batch.rows_in),
            Err(error) => {
                println!("{name}: {} ({error})", error.code());
                // These hold who does what where, without positions: the missing columns are named, or what else is wrong.
                let known = ["missing-columns", "empty", "unsupported-format", "nothing-inside", "damaged"];
                assert!(known.contains(&error.code()), "{name}: {error}");
            }
        }
    }
}
