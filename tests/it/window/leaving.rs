//! The button that closes the window, pressed while something typed is saved nowhere.

use std::time::Duration;

use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState};
use x11rb::rust_connection::RustConnection;

use super::processes::until;
use super::{Window, prepare, run, starter};

const PATIENCE: Duration = Duration::from_secs(20);

/// The windows of a screen, as a window manager knows them.
struct Windows {
    server: RustConnection,
    root: u32,
}

impl Windows {
    fn on(display: &str) -> Self {
        let (server, number) = RustConnection::connect(Some(display)).expect("the screen");
        let root = server.setup().roots[number].root;
        Self { server, root }
    }

    fn atom(&self, name: &str) -> u32 {
        self.server.intern_atom(false, name.as_bytes()).expect("a request").reply().expect("an atom").atom
    }

    /// Those with this title that can be seen.
    fn titled(&self, title: &str) -> Vec<u32> {
        let tree = self.server.query_tree(self.root).expect("a request").reply().expect("windows");
        let is_it = |window: &u32| {
            // One may be gone since.
            let shown = self.server.get_window_attributes(*window).ok().and_then(|asked| asked.reply().ok());
            let name = self.server.get_property(false, *window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64);
            let name = name.ok().and_then(|asked| asked.reply().ok());
            shown.is_some_and(|of| of.map_state == MapState::VIEWABLE)
                && name.is_some_and(|name| name.value == title.as_bytes())
        };
        tree.children.into_iter().filter(is_it).collect()
    }

    /// As the button in the corner of the window does.
    fn close(&self, window: u32) {
        let message = [self.atom("WM_DELETE_WINDOW"), CURRENT_TIME, 0, 0, 0];
        let event = ClientMessageEvent::new(32, window, self.atom("WM_PROTOCOLS"), message);
        self.server.send_event(false, window, EventMask::NO_EVENT, event).expect("a request").check().expect("sent");
    }

    /// Waits for one with this title.
    fn wait_for(&self, title: &str) -> u32 {
        until(title, PATIENCE, || self.titled(title).first().copied())
    }

    /// Waits until there is none.
    fn wait_without(&self, title: &str) {
        until(&format!("without {title}"), PATIENCE, || self.titled(title).is_empty().then_some(()));
    }
}

#[test]
fn a_window_with_something_unsaved_asks_before_it_closes() {
    let Some((app, folder)) = prepare() else { return };
    let Some(database) = starter(folder.path()) else { return };
    run(async {
        let window = Window::open(&app, &database, folder.path()).await;
        let windows = Windows::on(&window.screen.display);
        window.find("[role=listbox] [role=option]").await;
        let own = windows.wait_for("Passage");

        window.press("e").await;
        window.write("aside form fieldset input[dir=ltr]", "36.2, 37.1\u{e007}").await;
        window
            .wait_for(
                "the position is read",
                "return document.querySelector('aside form fieldset input[dir=ltr]').value === ''",
            )
            .await;
        windows.close(own);
        let question = windows.wait_for("Not saved");
        window.screen.picture(&super::driver::pictures().join("window-leaving.png"));
        // Whoever shuts the question stays, and the form with them.
        windows.close(question);
        windows.wait_without("Not saved");
        window.find("aside form footer .primary").await;

        // Saved: nothing would be lost, and nothing is asked.
        window.click("aside form footer .primary").await;
        window.wait_for("the form is closed", "return !document.querySelector('aside form')").await;
        windows.close(own);
        windows.wait_without("Passage");
    });
}
