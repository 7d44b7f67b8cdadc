//! System packages: checked with the package manager of Debian and Ubuntu, installed where that is permitted.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::tools;

/// What a task needs from the system.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Set {
    /// To build and open the window.
    Run,
    /// Also to drive it without a screen, and to look at printed pages.
    Test,
}

/// To build the window: `WebKitGTK`, a C compiler for `SQLCipher`, and OpenSSL for its ciphers. The Mesa drivers are
/// only recommended by `WebKitGTK`, but without them its window stays blank.
const RUN: &[&str] =
    &["libwebkit2gtk-4.1-dev", "build-essential", "pkg-config", "libssl-dev", "libgl1-mesa-dri", "libegl1"];

/// A screen without hardware, a driver for the window, tools for pictures and PDF, fonts with Arabic letters, and what
/// readers of others are installed with.
const TEST: &[&str] = &[
    "xvfb",
    "xauth",
    "dbus-x11",
    "webkit2gtk-driver",
    "xdotool",
    "imagemagick",
    "poppler-utils",
    "fonts-noto-core",
    "fonts-dejavu-core",
    "chromium",
    "python3-venv",
];

/// The oldest Node.js that builds the pages.
const NODE: u32 = 20;

/// Installs what is missing, or says in one line what to install.
pub(crate) fn ensure(set: Set) -> Result<()> {
    node()?;
    if cfg!(target_os = "macos") {
        println!("setup: macOS: the Xcode command line tools are needed (xcode-select --install)");
        return Ok(());
    }
    if cfg!(windows) {
        println!("setup: Windows: the Visual Studio build tools, WebView2 and OpenSSL are needed (see README.md)");
        return Ok(());
    }
    let wanted: Vec<&str> = match set {
        Set::Run => RUN.to_vec(),
        Set::Test => RUN.iter().chain(TEST).copied().collect(),
    };
    let Some(mut missing) = missing(&wanted) else {
        println!("setup: not Debian or Ubuntu; needed are the counterparts of: {}", wanted.join(" "));
        return Ok(());
    };
    if missing.contains(&"chromium") {
        // Chrome or a Chromium from elsewhere does as well. Ubuntu has no such package, only a snap.
        if tools::chromium().is_some() {
            missing.retain(|name| *name != "chromium");
        } else if std::fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|l| l == "ID=ubuntu")) {
            bail!("Chromium or Chrome is missing, for the tests in a browser: sudo snap install chromium");
        }
    }
    if missing.is_empty() { Ok(()) } else { install(&missing) }
}

/// The packages that are not installed; `None` where there is no `dpkg-query` to ask.
fn missing<'a>(wanted: &[&'a str]) -> Option<Vec<&'a str>> {
    // It fails when any of the names is unknown, and still lists the others.
    let output =
        Command::new("dpkg-query").args(["-W", "-f=${Package} ${db:Status-Status}\n"]).args(wanted).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let installed = |name: &str| text.lines().any(|line| line == format!("{name} installed"));
    Some(wanted.iter().copied().filter(|name| !installed(name)).collect())
}

fn install(missing: &[&str]) -> Result<()> {
    let by_hand = format!("sudo apt-get install --no-install-recommends {}", missing.join(" "));
    let root = tools::answer("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    if !root && tools::answer("sudo", &["-n", "true"]).is_none() {
        bail!("system packages are missing: {by_hand}");
    }
    println!("setup: installing {}", missing.join(" "));
    let apt = |args: &[&str]| -> Result<()> {
        let mut command = if root { Command::new("env") } else { Command::new("sudo") };
        if !root {
            command.args(["-n", "env"]);
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]).args(args);
        let status = command.status().context("apt-get cannot be started")?;
        if status.success() { Ok(()) } else { bail!("apt-get failed; by hand: {by_hand}") }
    };
    apt(&["update"])?;
    let mut args = vec!["install", "--no-install-recommends"];
    args.extend(missing);
    apt(&args)
}

/// Node.js is not taken from the system: its packages are often too old.
fn node() -> Result<()> {
    let text = tools::answer("node", &["--version"])
        .with_context(|| format!("Node.js {NODE} or newer is needed: https://nodejs.org"))?;
    let major = text.trim().trim_start_matches('v').split('.').next().and_then(|part| part.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE => Ok(()),
        _ => bail!("Node.js {} is too old: {NODE} or newer is needed, https://nodejs.org", text.trim()),
    }
}
