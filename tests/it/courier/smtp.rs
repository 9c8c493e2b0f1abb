//! A mail server on loopback that says what it is told to say, line for line.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver as Told, Sender as Tell, channel};

/// What it does when a command begins so; `None` ends the connection without a word.
pub type Script = &'static [(&'static str, Option<&'static str>)];

/// Listens until the test ends.
pub struct MailServer {
    pub address: SocketAddr,
    mails: Told<String>,
}

impl MailServer {
    /// Says the usual, except where the script says otherwise. The greeting goes by `(greeting)`, the end of a mail by `.`.
    pub fn saying(script: Script) -> MailServer {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (tell, mails) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let _the_other_end_may_hang_up = talk(&stream.unwrap(), script, &tell);
            }
        });
        MailServer { address, mails }
    }

    /// The mails that were taken so far.
    pub fn mails(&self) -> Vec<String> {
        self.mails.try_iter().collect()
    }
}

fn talk(stream: &TcpStream, script: Script, tell: &Tell<String>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let reply = |command: &str, usual: &'static str| {
        let told =
            script.iter().find(|(start, _)| command.to_ascii_uppercase().starts_with(&start.to_ascii_uppercase()));
        told.map_or(Some(usual), |(_, said)| *said)
    };
    let say = |text: &str| (&mut &*stream).write_all(format!("{text}\r\n").as_bytes());
    let Some(greeting) = reply("(greeting)", "220 mail.example.vn ESMTP") else { return Ok(()) };
    say(greeting)?;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let usual = match line.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
            "EHLO" => "250-mail.example.vn\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN",
            "AUTH" => "235 2.7.0 Authenticated",
            "DATA" => "354 go ahead",
            "QUIT" => "221 bye",
            _ => "250 2.0.0 OK",
        };
        let Some(said) = reply(&line, usual) else { return Ok(()) };
        say(said)?;
        if line.to_ascii_uppercase().starts_with("DATA") && said.starts_with("354") {
            let mut mail = String::new();
            while !mail.ends_with("\r\n.\r\n") {
                if reader.read_line(&mut mail)? == 0 {
                    return Ok(());
                }
            }
            let Some(said) = reply(".", "250 2.0.0 OK: queued as 7A3F") else { return Ok(()) };
            if said.starts_with("250") {
                let _the_test_is_over = tell.send(mail);
            }
            say(said)?;
        }
    }
}
