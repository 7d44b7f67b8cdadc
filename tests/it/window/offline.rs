//! The window works where there is no network at all: not even the loopback interface.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use passage_tests::tool;

use super::driver::{home, pictures};
use super::processes::{Group, Screen, until};
use super::{prepare, starter};

/// The desk with list, map and time line has some seven thousand colours, before its data have come half as many, and
/// an empty window or an error page a few dozen.
const DRAWN: u32 = 5000;

#[test]
fn the_window_is_the_same_without_a_network() {
    let Some((app, folder)) = prepare() else { return };
    if !["compare", "identify", "unshare"].into_iter().all(tool) {
        return;
    }
    let Some(cut_off) = cut_off() else {
        // Depends on the machine and not on what is installed, so it is never a failure.
        println!("skipped: this machine does not let a process give up its network");
        return;
    };
    let Some(database) = starter(folder.path()) else { return };
    let with = picture(&[], &app, &database, folder.path(), "network");
    let without = picture(&cut_off, &app, &database, folder.path(), "no-network");

    let output = Command::new("compare")
        .args(["-metric", "AE", "-fuzz", "2%"])
        .args([&with, &without])
        .arg("null:")
        .output()
        .expect("compare");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let different: f64 = text.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or(f64::MAX);
    let share = different / (1366.0 * 768.0);
    assert!(share < 0.01, "{:.1} % of the picture differs: {with:?} {without:?}", share * 100.0);
}

/// How to start a program in a network namespace of its own, where no interface is up: as root, or where ordinary
/// people may do so.
fn cut_off() -> Option<Vec<&'static str>> {
    let ways = [vec!["unshare", "--net"], vec!["unshare", "--net", "--map-root-user"]];
    ways.into_iter().find(|way| {
        let proof = Command::new(way[0]).args(&way[1..]).args(["cat", "/proc/net/route", "/proc/net/dev"]).output();
        // No route and no interface but the loopback one, which is down.
        proof.is_ok_and(|output| {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            output.status.success() && text.matches(':').count() == 1 && text.contains("lo:")
        })
    })
}

/// The window on this database, as soon as it is drawn and rests.
fn picture(way: &[&str], app: &Path, database: &Path, folder: &Path, name: &str) -> PathBuf {
    let folder = folder.join(name);
    std::fs::create_dir(&folder).expect("a folder");
    let screen = Screen::start(&folder);
    let mut line: Vec<&std::ffi::OsStr> = way.iter().map(std::ffi::OsStr::new).collect();
    line.extend([app.as_os_str(), "--db".as_ref(), database.as_os_str()]);
    let mut window = Group::start(
        Command::new(line[0])
            .args(&line[1..])
            .env("DISPLAY", &screen.display)
            .envs(home(&folder))
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
    );
    let file = pictures().join(format!("{name}.png"));
    let mut last = Vec::new();
    until("the window is drawn and rests", Duration::from_mins(1), || {
        assert!(window.is_running(), "the window has closed");
        std::thread::sleep(Duration::from_secs(1));
        screen.picture(&file);
        let now = std::fs::read(&file).expect("the picture");
        let rests = now == last;
        last = now;
        (rests && colours(&file) > DRAWN).then_some(())
    });
    file
}

fn colours(file: &Path) -> u32 {
    let output = Command::new("identify").args(["-format", "%k"]).arg(file).output().expect("identify");
    String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(0)
}
