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

/// The organisation's own table of advice, filled in as a person does; it acts, is cited, and is given up again.
#[test]
fn a_table_of_the_method_is_filled_in() {
    let Some((app, folder)) = prepare() else { return };
    let Some(database) = starter(folder.path()) else { return };
    run(async {
        let window = Window::open(&app, &database, folder.path()).await;
        window.find("[role=listbox] [role=option]").await;
        // The name that a person has given at this computer.
        let name = "const known = JSON.parse(localStorage.getItem('passage') ?? '{}');
            localStorage.setItem('passage', JSON.stringify({ ...known, author: 'R. Haddad' }));
            globalThis.before = true;
            location.reload();
            return true;";
        window.run(name).await;
        let again = "return !globalThis.before && !!document.querySelector('[role=listbox] [role=option]')";
        window.wait_for("the page knows the name", again).await;
        window.keep_drawing().await;
        let advice = |answer: &Value| {
            let routes = answer["routes"].as_array().expect("routes");
            let of = |route: &Value| (route["level"].clone(), route["access"].clone(), route["advice"].clone());
            routes.iter().map(of).collect::<Vec<_>>()
        };
        let question = json!({ "lang": "en", "as_of": "2024-12-01T00:00:00Z" });
        let before = advice(&call(&window, "assess", question.clone()).await);
        assert!(before.iter().any(|(level, _, advice)| level == "medium" && advice != "no_go"), "{before:?}");

        window.press("h").await;
        window.click("[id='edit-advice']").await;
        window.click("tr.editing .rows > button").await;
        // Of the new first row: level Medium, no-go.
        window.click("tr.editing fieldset .codes .chip:nth-child(3)").await;
        let chosen = "return document.querySelector('tr.editing fieldset .chip[aria-pressed=true]')?.textContent";
        window.wait_for("the level is chosen", chosen).await;
        window.write("tr.editing fieldset select", "no-go").await;
        window.write("tr.editing form > label input", "a week of convoys turned back").await;
        window.picture("window-table").await;
        window.click("tr.editing form .primary").await;
        window.wait_for("the form is closed", "return !document.querySelector('tr.editing')").await;
        window
            .wait_for("the page cites it", "return document.querySelector('.version').textContent.includes('edited')")
            .await;
        let after = advice(&call(&window, "assess", question.clone()).await);
        for ((level, access, was), (.., is)) in before.iter().zip(&after) {
            let wanted = if level == "medium" { &json!("no_go") } else { was };
            assert_eq!(is, wanted, "{level} {access}");
        }
        window.picture("window-table-kept").await;

        window.click("tr.own .shipped button").await;
        window.wait_for("the shipped table is back", "return !document.querySelector('.shipped')").await;
        assert_eq!(advice(&call(&window, "assess", question).await), before);
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
