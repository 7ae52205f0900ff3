"""Pulls the log, once to its end. Arguments: address of the gateway, a database file. API_KEY is the client's."""

import json
import os
import sys
import urllib.request

from inbox import Inbox

gateway, file = sys.argv[1:]
inbox = Inbox(file)
(after,) = inbox.database.execute("SELECT max(value) FROM cursor").fetchone()
while True:
    request = urllib.request.Request(
        gateway + "/v1/events?limit=200" + (f"&after={after}" if after else ""),
        headers={"Authorization": "Bearer " + os.environ["API_KEY"]},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        page = json.load(answer)
    for event in page["items"]:
        taken = inbox.take("/mexar/payout-gateway", event["id"], event["data"])
        print(event["type"], event["subject"], taken, flush=True)
    if page["nextCursor"] == after:
        break
    after = page["nextCursor"]
    with inbox.database:
        inbox.changes("INSERT OR REPLACE INTO cursor VALUES ('events', ?)", after)
