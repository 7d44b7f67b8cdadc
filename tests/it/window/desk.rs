//! A morning at the desk: the list is there, a report is typed in, the level of its route changes, and can be undone.

use serde_json::{Value, json};

use super::{Window, prepare, run, starter};

#[test]
fn an_event_typed_in_changes_the_level_of_its_route() {
    let Some((app, folder)) = prepare() else { return };
    let Some(database) = starter(folder.path()) else { return };
    run(async {
        let window = Window::open(&app, &database, folder.path()).await;
        window.find("[role=listbox] [role=option]").await;
        window.picture("window-light").await;

        // A route of which the example knows nothing bad, and a position on it.
        let status = call(&window, "status", json!({ "lang": "en" })).await;
        // Asked six hours on, where the example stands still: an event of this very moment counts from the next one on.
        let as_of = status["suggested_as_of"].as_str().expect("a time");
        assert!(as_of.contains("T18:00"), "the example has moved: {as_of}");
        let question = json!({ "lang": "en", "as_of": "2024-12-01T00:00:00Z" });
        let before = call(&window, "assess", question.clone()).await;
        let calm = ["very_low", "low", "unknown"];
        let route =
            before["routes"].as_array().expect("routes").iter().find(|route| {
                calm.contains(&route["level"].as_str().unwrap_or_default()) && route["overriding"].is_null()
            });
        let route = route.expect("a calm route").clone();
        let form = call(&window, "route_form", json!({ "lang": "en", "id": route["id"] })).await;
        let line = form["line"].as_array().expect("a line");
        let at = &line[line.len() / 2];

        // By hand, as a person does: E, the position, the button.
        window.press("e").await;
        window.write("aside form fieldset input[dir=ltr]", &format!("{}, {}\u{e007}", at["lat"], at["lon"])).await;
        window
            .wait_for(
                "the position is read",
                "return document.querySelector('aside form fieldset input[dir=ltr]').value === ''",
            )
            .await;
        window.picture("window-form").await;
        window.click("aside form footer .primary").await;
        window.wait_for("the form is closed", "return !document.querySelector('aside form')").await;

        let id = route["id"].as_str().expect("an id");
        window.press(".").await;
        let script = format!(
            "return document.querySelector('.time, [aria-label=Time]').textContent.includes('1 Dec 2024, 00:00')
                && document.querySelector('#route-{id} .sr').textContent.trim() !== {}",
            route["label"]
        );
        window.wait_for("the list shows another level", &script).await;
        let after = call(&window, "assess", question.clone()).await;
        assert_ne!(level(&after, id), route["level"], "the backend agrees with the list");
        window.picture("window-changed").await;

        // The same pages the other way round, and by night.
        window
            .run("localStorage.setItem('passage', JSON.stringify({ lang: 'ar', theme: 'dark' })); location.reload()")
            .await;
        window.wait_for("the window is in Arabic", "return document.documentElement.dir === 'rtl'").await;
        window.find("[role=listbox] [role=option]").await;
        window.keep_drawing().await;
        window.picture("window-ar-dark").await;

        // And back: what was typed in is taken back, and the level is what it was.
        call(&window, "undo", json!({ "lang": "en" })).await;
        assert_eq!(level(&call(&window, "assess", question).await, id), route["level"]);
    });
}

/// A use-case, asked as the pages ask it.
async fn call(window: &Window, cmd: &str, args: Value) -> Value {
    window
        .invoke("call", json!({ "cmd": cmd, "args": args }))
        .await
        .unwrap_or_else(|refusal| panic!("{cmd}: {refusal}"))
}

fn level(answer: &Value, id: &str) -> Value {
    let routes = answer["routes"].as_array().expect("routes");
    routes.iter().find(|route| route["id"] == id).expect("the route")["level"].clone()
}
