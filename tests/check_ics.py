"""Reads a calendar with the package icalendar and prints what it holds, a JSON object a line.

Ends with 3 where the package is missing.
"""

import json
import sys

try:
    import icalendar
except ImportError:
    print("the package icalendar is missing", file=sys.stderr)
    sys.exit(3)

with open(sys.argv[1], "rb") as file:
    data = file.read()

for calendar in icalendar.Calendar.from_ical(data, multiple=True):
    lines = {"comp": calendar.name, "errors": len(calendar.errors)}
    print(json.dumps({**lines, "name": str(calendar.get("NAME", ""))}))
    for component in calendar.walk():
        if component.name == "VCALENDAR":
            continue
        row = {"comp": component.name, "errors": len(component.errors)}
        for key in ("UID", "SUMMARY", "LOCATION", "DESCRIPTION", "X-ATTACHE-DATE"):
            if key in component:
                row[key] = str(component[key])
        for key in ("DTSTART", "DTEND", "DTSTAMP"):
            if key in component:
                row[key] = component[key].dt.isoformat()
        row["chairs"] = len(
            [it] if isinstance(it := component.get("ATTENDEE", []), str) else it
        )
        row["keys"] = len(component.property_items(recursive=False)) - 2
        print(json.dumps(row))
