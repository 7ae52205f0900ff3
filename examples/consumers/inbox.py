"""Takes each event once, and lets none that is late change what is newer. SQLite stands in for your database."""

import sqlite3

TABLES = """
    CREATE TABLE IF NOT EXISTS seen (source TEXT, id TEXT, PRIMARY KEY (source, id));
    CREATE TABLE IF NOT EXISTS payout (id TEXT PRIMARY KEY, sequence INTEGER, status TEXT);
    CREATE TABLE IF NOT EXISTS cursor (name TEXT PRIMARY KEY, value TEXT);
"""


class Inbox:
    def __init__(self, file):
        self.database = sqlite3.connect(file)
        self.database.executescript(TABLES)

    def take(self, source, id, data):
        """Returns 'new', 'late' or 'repeat'. Once it has returned, the event may be acknowledged."""
        payout = data["payout"]
        with self.database:  # one transaction
            if not self.changes("INSERT OR IGNORE INTO seen VALUES (?, ?)", source, id):
                return "repeat"
            newer = self.changes(
                "INSERT INTO payout VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
                " SET sequence = excluded.sequence, status = excluded.status"
                " WHERE payout.sequence < excluded.sequence",
                payout["id"], payout["sequence"], payout["status"],
            )
            return "new" if newer else "late"

    def changes(self, statement, *values):
        return self.database.execute(statement, values).rowcount > 0
