"""Takes webhooks, behind a proxy that ends TLS. Arguments: port, a database file. WEBHOOK_SECRET is the endpoint's."""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

from inbox import Inbox

TOLERANCE = 5 * 60
LONGEST = 1 << 20


def is_authentic(secret, headers, body):
    """Standard Webhooks, v1: an HMAC-SHA256 over the exact bytes. One signature that fits is enough."""
    id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not timestamp.isascii() or not timestamp.isdigit():
        return False
    if abs(time.time() - int(timestamp)) > TOLERANCE:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    expected = b"v1," + base64.b64encode(digest)
    given = headers.get("webhook-signature", "").encode().split(b" ")
    return any([hmac.compare_digest(expected, each) for each in given])


class Receiver(BaseHTTPRequestHandler):
    timeout = 10

    def do_POST(self):
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > LONGEST:
            return self.answer(400)
        body = self.rfile.read(int(length))
        if not is_authentic(os.environ["WEBHOOK_SECRET"], self.headers, body):
            return self.answer(401)
        id, event = self.headers["webhook-id"], json.loads(body)
        taken = self.server.inbox.take("/mexar/payout-gateway", id, event["data"])
        print(event["type"], id, taken, flush=True)
        self.answer(204)  # only now, when it is kept

    def answer(self, status):
        self.send_response(status)
        self.end_headers()

    def log_message(self, *ignored):
        pass


if __name__ == "__main__":
    port, file = sys.argv[1:]
    server = HTTPServer(("127.0.0.1", int(port)), Receiver)
    server.inbox = Inbox(file)
    print("listening on", server.server_port, flush=True)
    server.serve_forever()
