//! The window's use-cases over HTTP on the loopback interface, so that the real user interface can be driven in an
//! ordinary browser. A tool for development and tests: it is not part of the installed application, and it listens on
//! 127.0.0.1 only, to its own pages.
//!
//! `passage-host --db FILE --ui DIR [--port N]` prints the address it listens on, then serves until it is stopped.

mod files;
mod guard;

use std::{env, net::Ipv4Addr, path::PathBuf, process::ExitCode, sync::Arc};

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    middleware,
    response::IntoResponse,
    routing::post,
};
use passage_desk::Session;
use serde_json::Value;

/// Longest request, bytes.
const MOST_BYTES: usize = 128 << 20;

struct Options {
    db: PathBuf,
    ui: PathBuf,
    port: u16,
}

fn options() -> Option<Options> {
    let mut options = Options { db: passage_desk::default_path(), ui: PathBuf::from("ui/dist"), port: 0 };
    let mut args = env::args().skip(1);
    while let Some(name) = args.next() {
        let value = args.next()?;
        match name.as_str() {
            "--db" => options.db = value.into(),
            "--ui" => options.ui = value.into(),
            "--port" => options.port = value.parse().ok()?,
            _ => return None,
        }
    }
    Some(options)
}

async fn call(
    State(session): State<Arc<Session>>,
    Path(command): Path<String>,
    Json(args): Json<Value>,
) -> impl IntoResponse {
    let answer = tokio::task::spawn_blocking(move || session.call(&command, args)).await;
    match answer {
        Ok(Ok(value)) => (StatusCode::OK, Json(value)),
        Ok(Err(error)) => (StatusCode::UNPROCESSABLE_ENTITY, Json(serde_json::to_value(error).unwrap_or_default())),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, Json(Value::Null)),
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let Some(options) = options() else {
        eprintln!("usage: passage-host [--db FILE] [--ui DIR] [--port N]");
        return ExitCode::from(2);
    };
    let session = Arc::new(Session::new(options.db));
    let listener = match tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await {
        Ok(listener) => listener,
        Err(error) => {
            eprintln!("cannot listen on 127.0.0.1:{}: {error}", options.port);
            return ExitCode::from(1);
        }
    };
    let port = match listener.local_addr() {
        Ok(address) => {
            println!("http://{address}/");
            address.port()
        }
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(1);
        }
    };
    // A browser gives what is in a dropped file, not its path.
    let app = Router::new()
        .route("/api/{command}", post(call))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .with_state(session)
        .merge(files::router(options.ui))
        .layer(middleware::from_fn_with_state(port, guard::own_pages));
    match axum::serve(listener, app).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(1)
        }
    }
}
