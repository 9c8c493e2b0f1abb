//! The walk of `README.md`, command by command as it stands there, against a demonstration of its own.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::Value;

use crate::harness::{checkout, is_there};

const BEGIN: &str = "<!-- walk -->";
const END: &str = "<!-- /walk -->";

/// A demonstration that is served; it is killed where the test does not end it.
struct Demo {
    child: Child,
    /// Kept open, so that the program can go on printing.
    out: BufReader<ChildStdout>,
    url: String,
    token: String,
}

impl Demo {
    /// Starts it, and reads what it prints up to its address and its token.
    fn start() -> Demo {
        let mut command = crate::cli::program();
        command.args(["demo", "--as-of", "2022-03-31", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let out = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut demo = Demo { child, out, url: String::new(), token: String::new() };
        while demo.url.is_empty() || demo.token.is_empty() {
            let mut line = String::new();
            let bytes = demo.out.read_line(&mut line).expect("it prints UTF-8");
            assert!(bytes > 0, "the demonstration ended before it served");
            for (start, value) in [("http://127.0.0.1:", &mut demo.url), ("dondoc_", &mut demo.token)] {
                if let Some(word) = line.split_whitespace().find(|word| word.starts_with(start)) {
                    word.clone_into(value);
                }
            }
        }
        demo
    }

    /// Runs one command of the walk and gives the JSON that it prints.
    fn run(&self, command: &str) -> Value {
        let mut shell = Command::new("sh");
        shell.args(["-c", command]).env("URL", &self.url).env("TOKEN", &self.token);
        let output = shell.output().expect("there is a shell");
        assert!(output.status.success(), "{command}\n{output:?}");
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{command}\n{error}\n{output:?}"))
    }

    /// Asks it to end, as a supervisor does, and says whether it ended well.
    fn end(mut self) -> bool {
        let told = Command::new("kill").arg(self.child.id().to_string()).status();
        assert!(told.expect("there is a kill").success());
        self.child.wait().expect("it ends").success()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _already_gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// The commands between the marks: the lines of the fences, each with the indented ones that go on with it.
fn commands(text: &str) -> Vec<String> {
    let walk = text.split(BEGIN).nth(1).and_then(|rest| rest.split(END).next()).expect("README.md has a walk");
    let mut commands: Vec<String> = Vec::new();
    for fence in walk.split("```sh\n").skip(1) {
        for line in fence.split("```").next().unwrap_or_default().lines() {
            match commands.last_mut().filter(|_| line.starts_with(' ')) {
                Some(last) => last.extend(["\n", line]),
                None => commands.push(line.to_owned()),
            }
        }
    }
    commands
}

/// The two variables that a reader sets from what the demonstration printed; the test hands them over instead.
fn is_setting(command: &str) -> bool {
    command.starts_with("URL=") || command.starts_with("TOKEN=")
}

fn state(task: &Value) -> [&str; 3] {
    ["stage", "timeliness", "done"].map(|key| task["state"][key].as_str().unwrap_or_default())
}

fn rungs(task: &Value) -> Vec<(i64, bool)> {
    let rows = task["reminders"].as_array().expect("a task has reminders");
    rows.iter().map(|row| (row["rung"].as_i64().expect("a rung"), row["superseded"] == true)).collect()
}

#[test]
fn the_walk_of_the_readme_goes_as_it_says() {
    if !is_there("curl", "the walk") {
        return;
    }
    let readme = std::fs::read_to_string(checkout().join("README.md")).expect("there is a README");
    let (settings, walk): (Vec<String>, Vec<String>) = commands(&readme).into_iter().partition(|line| is_setting(line));
    assert_eq!(settings.len(), 2, "a reader is told to set both variables: {settings:?}");
    assert!(walk.iter().all(|command| command.starts_with("curl ")), "{walk:?}");

    let demo = Demo::start();
    let answers: Vec<Value> = walk.iter().map(|command| demo.run(command)).collect();
    let [assigned, seen, submitted, accepted, now, seen_again] = &answers[..] else {
        panic!("the walk has six commands: {walk:?}")
    };
    assert_eq!(assigned["task"], "cchc-2022-cao-lanh:90", "{assigned}");
    assert_eq!(assigned["facts"][0]["on"], "2022-02-01");
    assert_eq!(assigned["state"]["deadline"], "2022-03-15");
    assert_eq!((&seen["as_of"], state(seen)), (&"2022-03-20".into(), ["not-started", "late", ""]));
    assert_eq!(rungs(seen), [-15, -7, -3, -1, 0, 1, 3].map(|rung| (rung, true)));
    assert_eq!(state(submitted), ["awaiting-acceptance", "late", ""], "{submitted}");
    assert_eq!(state(accepted), ["done", "late", "2022-03-25"], "{accepted}");
    assert_eq!(now, accepted);
    assert_eq!((state(seen_again), rungs(seen_again)), (state(seen), rungs(seen)), "the past stays as it was");
    assert!(demo.end(), "it ends well when it is told to");
}

#[test]
fn commands_are_found_between_the_marks_only() {
    let text = "```sh\ncurl a\n```\n<!-- walk -->\nSet.\n\n```sh\nURL=x\n```\n\n```sh\ncurl b \\\n  -d 'c\n  d'\ncurl e\n```\n\
                ```json\ncurl f\n```\n<!-- /walk -->\n```sh\ncurl g\n```\n";
    assert_eq!(commands(text), ["URL=x", "curl b \\\n  -d 'c\n  d'", "curl e"]);
}
