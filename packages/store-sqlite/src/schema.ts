/**
 * The file's tables, as numbered steps. A step that was ever released is never changed; a new one is added below it.
 * Names are for people: `SELECT * FROM log` in any SQLite shell reads the history.
 */

/** "case" in ASCII, in the file's header: tells our files from others (SQLite file format §1.3). */
export const APPLICATION_ID = 0x63_61_73_65;

const log = `
  CREATE TABLE streams (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE                    -- category-entity
  ) STRICT;

  CREATE TABLE types (
    id       INTEGER PRIMARY KEY,
    category TEXT NOT NULL,
    name     TEXT NOT NULL,
    schema   INTEGER NOT NULL,
    UNIQUE (category, name, schema)
  ) STRICT;

  CREATE TABLE events (
    position INTEGER PRIMARY KEY,                -- from 1 without gaps, in order of commit
    stream   INTEGER NOT NULL,
    version  INTEGER NOT NULL,                   -- from 1 without gaps in its stream
    type     INTEGER NOT NULL,
    occurred INTEGER NOT NULL,                   -- milliseconds since 1970 UTC
    recorded INTEGER NOT NULL,                   -- the same; never decreases
    data     TEXT NOT NULL,                      -- JSON
    envelope TEXT NOT NULL                       -- JSON: {"id": …, "meta": {…}}
  ) STRICT;
  CREATE UNIQUE INDEX events_by_stream ON events (stream, version);

  CREATE TABLE commands (
    id    TEXT PRIMARY KEY,
    first INTEGER NOT NULL,                      -- positions of its events
    last  INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE VIEW log AS
    SELECT position, streams.name AS stream, version, category, types.name AS type, schema,
           strftime('%Y-%m-%dT%H:%M:%fZ', occurred / 1000.0, 'unixepoch') AS occurred_at,
           strftime('%Y-%m-%dT%H:%M:%fZ', recorded / 1000.0, 'unixepoch') AS recorded_at,
           data, envelope ->> '$.id' AS id, envelope -> '$.meta' AS meta
    FROM events JOIN streams ON streams.id = events.stream JOIN types ON types.id = events.type
    ORDER BY position;
`;

const kept = ["events", "commands", "streams", "types"].flatMap((table) =>
  ["UPDATE", "DELETE"].map(
    (change) => `
      CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
      BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;`,
  ),
);

const readModels = `
  CREATE TABLE views (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    position    INTEGER NOT NULL,                -- the checkpoint: rows are true up to here
    fingerprint TEXT NOT NULL,
    parked      TEXT NOT NULL                    -- JSON
  ) STRICT;

  CREATE TABLE rows (
    view INTEGER NOT NULL,
    key  TEXT NOT NULL,
    data TEXT NOT NULL,                          -- JSON
    PRIMARY KEY (view, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshots (                       -- a cache; deleting from it is always safe
    stream      TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    version     INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    state       TEXT NOT NULL,                   -- JSON
    PRIMARY KEY (stream, fingerprint)
  ) STRICT, WITHOUT ROWID;
`;

/** From version n of the file to n + 1, at index n. */
export const steps: readonly string[] = [[log, ...kept, readModels].join("\n")];
