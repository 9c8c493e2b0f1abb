//! Requests that were meant for another host, and what every answer carries.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

use serde_json::json;

use crate::harness::Server;

/// Sends bytes as they are and reads the answer's head line.
fn raw(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

/// The status line of the next answer on a connection; its body is read and let go.
fn next_answer(stream: &mut BufReader<TcpStream>) -> String {
    let lines = stream.by_ref().lines().map(Result::unwrap);
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let length = head.iter().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    std::io::copy(&mut stream.take(length.parse().unwrap()), &mut std::io::sink()).unwrap();
    head[0].clone()
}

#[test]
fn a_connection_outlives_requests_whose_bodies_nobody_asked_for() {
    let server = Server::start();
    let mut stream = BufReader::new(TcpStream::connect(server.address).unwrap());
    for (path, status) in [
        ("/v1/contacts/an/webhook-secret", "HTTP/1.1 401 Unauthorized"),
        ("/v1/nowhere", "HTTP/1.1 404 Not Found"),
        ("/v1/tasks/a:1", "HTTP/1.1 405 Method Not Allowed"),
        ("/v1/plans", "HTTP/1.1 401 Unauthorized"),
    ] {
        for (length, body) in [("content-length: 2", "{}"), ("transfer-encoding: chunked", "2\r\n{}\r\n0\r\n\r\n")] {
            let head = format!("POST {path} HTTP/1.1\r\nhost: localhost\r\n{length}\r\n\r\n");
            stream.get_mut().write_all(head.as_bytes()).unwrap();
            stream.get_mut().write_all(body.as_bytes()).unwrap();
            assert_eq!(next_answer(&mut stream), status, "{path}");
        }
    }
}

#[test]
fn a_foreign_host_is_refused_on_every_path() {
    let server = Server::start();
    for path in ["/v1/tasks", "/healthz", "/metrics", "/openapi.json", "/nowhere"] {
        for host in ["example.org", "example.org:8740", "127.0.0.1.example.org", "192.0.2.1", ""] {
            server.request("GET", path).header("host", host).send().refused(421, "foreign-host");
        }
        assert_ne!(server.request("GET", path).header("host", "localhost").send().status, 421);
    }
    let write = server.request("POST", "/v1/tasks").token(&server.token).header("host", "example.org");
    write.json(&crate::http::event::assignment()).send().refused(421, "foreign-host");
    assert_eq!(server.list("/v1/tasks", 10), [json!(null); 0]);
}

#[test]
fn the_host_of_a_whole_address_counts_and_no_host_is_none() {
    let server = Server::start();
    let ask =
        |target: &str, host: &str| raw(&server, &format!("GET {target} HTTP/1.1\r\n{host}connection: close\r\n\r\n"));
    assert_eq!(ask("/healthz", "host: 127.0.0.1\r\n"), "HTTP/1.1 200 OK");
    assert_eq!(ask("http://example.org/healthz", "host: 127.0.0.1\r\n"), "HTTP/1.1 421 Misdirected Request");
    assert_eq!(ask("/healthz", ""), "HTTP/1.1 421 Misdirected Request");
}

#[test]
fn unknown_paths_and_methods_are_problems() {
    let server = Server::start();
    for path in ["/", "/v1", "/v1/", "/v2/tasks", "/v1/tasks/", "/v1/tasks/a:1/reopen", "/v1/plugins/x", "/healthz/x"] {
        server.get(path).refused(404, "no-such-path");
        server.request("POST", path).token(&server.token).json(&json!({})).send().refused(404, "no-such-path");
    }
    for (method, path) in
        [("PUT", "/v1/tasks"), ("DELETE", "/v1/tasks/a:1"), ("GET", "/v1/tasks/a:1/start"), ("POST", "/healthz")]
    {
        server.request(method, path).send().refused(405, "no-such-method");
    }
}

#[test]
fn every_answer_has_a_request_id_of_its_own_or_the_callers() {
    let server = Server::start();
    let ids: BTreeSet<String> = (0..10).map(|_| server.get("/v1/nowhere").header("x-request-id").to_owned()).collect();
    assert_eq!(ids.len(), 10);
    let mine = server.request("GET", "/v1/nowhere").header("x-request-id", "mine-1").send();
    assert_eq!(mine.header("x-request-id"), "mine-1");
}
