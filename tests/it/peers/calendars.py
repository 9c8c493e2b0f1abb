"""Reads a calendar file with two packages that know nothing of each other, and has a CalDAV server keep it.

`read FILE`: what icalendar and vobject find in it, one JSON object each.
`keep FILE FOLDER`: puts it into a Radicale server over FOLDER, entry by entry and then as a whole, and prints what the
server gives back. The server listens on a free port of loopback and ends with this program.
"""

import http.client
import json
import re
import socket
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

COLLECTIONS = {"entries": "/officer/entries/", "whole": "/officer/whole/"}
DAV, CALDAV = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"


def by_icalendar(text):
    from icalendar import Calendar

    calendar = Calendar.from_ical(text)
    assert not calendar.errors, calendar.errors
    found = {"name": str(calendar["X-WR-CALNAME"]), "todos": [], "events": []}
    for component in calendar.subcomponents:
        assert not component.errors, component.errors
        alarms = component.walk("VALARM")
        entry = {
            "uid": str(component["UID"]),
            "summary": str(component["SUMMARY"]),
            "description": str(component["DESCRIPTION"]),
            "status": str(component["STATUS"]),
            "sequence": int(component["SEQUENCE"]),
            "stamp": component["DTSTAMP"].dt.strftime("%Y%m%dT%H%M%SZ"),
            "categories": [str(category) for category in component["CATEGORIES"].cats],
            "alarms": [int(alarm["TRIGGER"].dt.total_seconds()) for alarm in alarms],
        }
        if component.name == "VTODO":
            entry["due"] = component["DUE"].dt.isoformat()
            entry["percent"] = int(component["PERCENT-COMPLETE"])
            entry["completed"] = component["COMPLETED"].dt.isoformat() if "COMPLETED" in component else None
            assert all(alarm["TRIGGER"].params["RELATED"] == "END" for alarm in alarms)
            found["todos"].append(entry)
        else:
            entry["due"] = component["DTSTART"].dt.isoformat()
            entry["end"] = component["DTEND"].dt.isoformat()
            found["events"].append(entry)
    return found


def by_vobject(text):
    import vobject

    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    found = {"name": calendar.contents["x-wr-calname"][0].value, "todos": [], "events": []}
    for component in calendar.components():
        component.validate(raiseException=True)
        alarms = component.contents.get("valarm", [])
        entry = {
            "uid": component.uid.value,
            "summary": component.summary.value,
            "description": component.description.value,
            "status": component.status.value,
            "sequence": int(component.sequence.value),
            "stamp": component.dtstamp.value.strftime("%Y%m%dT%H%M%SZ"),
            "categories": component.categories.value,
            "alarms": [int(alarm.trigger.value.total_seconds()) for alarm in alarms],
        }
        if component.name == "VTODO":
            entry["due"] = component.due.value.isoformat()
            entry["percent"] = int(component.contents["percent-complete"][0].value)
            entry["completed"] = component.completed.value.isoformat() if "completed" in component.contents else None
            assert all(alarm.trigger.params["RELATED"] == ["END"] for alarm in alarms)
            found["todos"].append(entry)
        else:
            entry["due"] = component.dtstart.value.isoformat()
            entry["end"] = component.dtend.value.isoformat()
            found["events"].append(entry)
    return found


class Radicale:
    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        settings = Path(folder) / "radicale.conf"
        settings.write_text(
            f"[server]\nhosts = 127.0.0.1:{self.port}\n[auth]\ntype = none\n[rights]\ntype = authenticated\n"
            f"[storage]\nfilesystem_folder = {folder}/collections\n[logging]\nlevel = warning\n"
        )
        self.process = subprocess.Popen([sys.executable, "-m", "radicale", "--config", str(settings)])

    def __enter__(self):
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                assert self.process.poll() is None, "Radicale ended"
                time.sleep(0.05)
        raise AssertionError("Radicale does not answer")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"Authorization": "Basic b2ZmaWNlcjo=", "Content-Type": "text/calendar; charset=utf-8", **(headers or {})}
        connection.request(method, path, body=body.encode() if body else None, headers=sent)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def report(self, path):
        query = (
            '<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:getetag/>'
            '<C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>'
        )
        status, body = self.ask("REPORT", path, query, {"Content-Type": "application/xml", "Depth": "1"})
        assert status == 207, (status, body)
        return [data.text for data in ElementTree.fromstring(body).iter(f"{CALDAV}calendar-data")]


def entries_of(text):
    """Each entry as a calendar of its own, as a client sends it."""
    head = text[: text.index("BEGIN:VTODO")] if "BEGIN:VTODO" in text else text[: text.index("END:VCALENDAR")]
    for found in re.finditer(r"BEGIN:(VTODO|VEVENT)\r\n.*?END:\1\r\n", text, re.DOTALL):
        unfolded = found.group(0).replace("\r\n ", "")
        yield re.search(r"^UID:(.*?)\r$", unfolded, re.MULTILINE).group(1), head + found.group(0) + "END:VCALENDAR\r\n"


def summed_up(texts):
    """What each entry is due on, by its UID, once per kind; every text read anew."""
    kept = {}
    for text in texts:
        found = by_icalendar(text) if "X-WR-CALNAME" in text else by_icalendar(text.replace("VERSION", "X-WR-CALNAME:x\r\nVERSION", 1))
        for kind in ("todos", "events"):
            for entry in found[kind]:
                assert entry["uid"] not in kept
                kept[entry["uid"]] = {key: entry[key] for key in ("due", "summary", "status", "sequence", "alarms")}
    return kept


def keep(text, folder):
    kept = {}
    with Radicale(folder) as server:
        made, body = server.ask("MKCALENDAR", COLLECTIONS["entries"], "", {"Content-Type": "application/xml"})
        assert made == 201, (made, body)
        for number, (_, entry) in enumerate(entries_of(text)):
            status, body = server.ask("PUT", f"{COLLECTIONS['entries']}{number}.ics", entry, {"If-None-Match": "*"})
            assert status == 201, (status, body, entry)
        kept["entries"] = summed_up(server.report(COLLECTIONS["entries"]))
        for _ in range(2):  # a calendar that is fetched again replaces what was there
            status, body = server.ask("PUT", COLLECTIONS["whole"], text)
            assert status == 201, (status, body)
        kept["whole"] = summed_up(server.report(COLLECTIONS["whole"]))
        status, whole = server.ask("GET", COLLECTIONS["whole"])
        assert status == 200, status
        kept["file"] = summed_up([whole])
    return kept


def main():
    text = Path(sys.argv[2]).read_bytes().decode()
    if sys.argv[1] == "read":
        print(json.dumps({"icalendar": by_icalendar(text), "vobject": by_vobject(text)}))
    else:
        print(json.dumps(keep(text, sys.argv[3])))


main()
