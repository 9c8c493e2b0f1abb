//! A receiver of webhooks on loopback: it takes requests one connection at a time and answers as it is told.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver as Told, Sender as Tell, channel};

/// A request as it came.
#[derive(Debug)]
pub struct Received {
    pub head: Vec<String>,
    pub body: Vec<u8>,
}

impl Received {
    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let name = format!("{name}:");
        self.head.iter().find_map(|line| {
            let (start, value) = line.split_at_checked(name.len())?;
            start.eq_ignore_ascii_case(&name).then_some(value.trim())
        })
    }
}

/// Listens until the test ends.
pub struct Receiver {
    pub address: SocketAddr,
    received: Told<Received>,
}

/// What is done with a connection after its request was read.
pub type Answer = fn(&mut TcpStream);

impl Receiver {
    /// Answers each request in turn as told, and all later ones as the last.
    pub fn answering(answers: &'static [Answer]) -> Receiver {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (tell, received) = channel();
        std::thread::spawn(move || take(&listener, answers, &tell));
        Receiver { address, received }
    }

    /// Where it is told things.
    pub fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    /// The requests so far.
    pub fn requests(&self) -> Vec<Received> {
        self.received.try_iter().collect()
    }
}

fn take(listener: &TcpListener, answers: &[Answer], tell: &Tell<Received>) {
    let mut answers = answers.iter().copied().chain(std::iter::repeat(*answers.last().unwrap()));
    for stream in listener.incoming() {
        let mut stream = stream.unwrap();
        while let Some(received) = read(&stream) {
            if tell.send(received).is_err() {
                return; // the test is over
            }
            answers.next().unwrap()(&mut stream);
        }
    }
}

fn read(stream: &TcpStream) -> Option<Received> {
    let mut reader = BufReader::new(stream);
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end().to_owned();
        if line.is_empty() {
            break;
        }
        head.push(line);
    }
    let mut received = Received { head, body: Vec::new() };
    let length = received.header("content-length").map_or(0, |length| length.parse().unwrap());
    received.body = vec![0; length];
    reader.read_exact(&mut received.body).ok()?;
    Some(received)
}

/// Answers with a status, further headers and a body.
pub fn say(stream: &mut TcpStream, status: &str, headers: &str, body: &str) {
    let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n", body.len());
    let _it_may_be_gone = stream.write_all(&[head.as_bytes(), body.as_bytes()].concat());
}

/// `204 No Content`.
pub fn no_content(stream: &mut TcpStream) {
    let _it_may_be_gone = stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n");
}
