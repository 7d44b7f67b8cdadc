//! Who is answered: the pages of this very program. A page of anybody else that a browser on this machine shows can send
//! requests here too, under a name of its own that it has had point at this machine; it says so in the headers.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Names of this machine to itself.
const OWN: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// Refuses a request that was not sent to this program by its own name, or was sent by a page of another one.
pub(crate) async fn own_pages(State(port): State<u16>, request: Request, next: Next) -> Response {
    if is_own(request.headers(), port) { next.run(request).await } else { StatusCode::FORBIDDEN.into_response() }
}

fn is_own(headers: &HeaderMap, port: u16) -> bool {
    let is_host = |host: &str| {
        host.rsplit_once(':').is_some_and(|(name, at)| OWN.contains(&name) && at == port.to_string())
            || (port == 80 && OWN.contains(&host))
    };
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok()).is_some_and(is_host);
    // What is no page says nothing of where it comes from.
    let origin = headers
        .get_all(header::ORIGIN)
        .iter()
        .all(|origin| origin.to_str().is_ok_and(|origin| origin.strip_prefix("http://").is_some_and(is_host)));
    host && hosts.next().is_none() && origin
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    fn answered(sent: &[(HeaderName, &'static str)]) -> bool {
        let sent = sent.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value)));
        let mut headers = HeaderMap::new();
        for (name, value) in sent {
            headers.append(name, value);
        }
        is_own(&headers, 4810)
    }

    #[test]
    fn only_pages_of_this_program_are_answered() {
        let (host, origin) = (header::HOST, header::ORIGIN);
        for (name, page) in [
            ("127.0.0.1:4810", None),
            ("localhost:4810", Some("http://localhost:4810")),
            ("127.0.0.1:4810", Some("http://127.0.0.1:4810")),
        ] {
            let origin = page.map(|page| (origin.clone(), page));
            let sent: Vec<_> = std::iter::once((host.clone(), name)).chain(origin).collect();
            assert!(answered(&sent), "{name} {page:?}");
        }
        for name in
            ["evil.example", "evil.example:4810", "127.0.0.1", "127.0.0.1:4811", "localhost.evil.example:4810", ""]
        {
            assert!(!answered(&[(host.clone(), name)]), "{name}");
        }
        for page in
            ["http://evil.example", "http://localhost:4811", "https://localhost:4810", "null", "http://localhost"]
        {
            assert!(!answered(&[(host.clone(), "localhost:4810"), (origin.clone(), page)]), "{page}");
        }
        assert!(!answered(&[]));
        assert!(!answered(&[(host.clone(), "localhost:4810"), (host, "evil.example")]));
    }
}
