-- The log: events in one order, written by caseloop.append and by nothing else. `caseloop` stands for the schema's name.

CREATE TABLE caseloop.streams (
  id   integer PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE     -- category-entity
);

CREATE TABLE caseloop.types (
  id       integer PRIMARY KEY,
  category text COLLATE "C" NOT NULL,
  name     text COLLATE "C" NOT NULL,
  schema   integer NOT NULL,
  UNIQUE (category, name, schema)
);

CREATE TABLE caseloop.events (
  position bigint PRIMARY KEY,              -- from 1 without gaps, in order of commit
  stream   integer NOT NULL,
  version  integer NOT NULL,                -- from 1 without gaps in its stream
  type     integer NOT NULL,
  occurred bigint NOT NULL,                 -- milliseconds since 1970 UTC
  recorded bigint NOT NULL,                 -- the same; never decreases
  data     json NOT NULL,                   -- json, not jsonb: what was given comes back to the letter
  envelope json NOT NULL,                   -- {"id": …, "meta": {…}}
  CONSTRAINT events_by_stream UNIQUE (stream, version)
);

CREATE TABLE caseloop.commands (
  id    text COLLATE "C" PRIMARY KEY,
  first bigint NOT NULL,                    -- positions of its events
  last  bigint NOT NULL
);

CREATE VIEW caseloop.log AS
  SELECT e.position, s.name AS stream, e.version, t.category, t.name AS type, t.schema,
         to_timestamp(e.occurred / 1000.0) AS occurred_at, to_timestamp(e.recorded / 1000.0) AS recorded_at,
         e.data, e.envelope ->> 'id' AS id, e.envelope -> 'meta' AS meta
  FROM caseloop.events e JOIN caseloop.streams s ON s.id = e.stream JOIN caseloop.types t ON t.id = e.type;

CREATE FUNCTION caseloop.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is never changed: % on % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;

-- ALWAYS: also for the owner, and where a session calls itself a replica.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON caseloop.events   EXECUTE FUNCTION caseloop.refuse();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON caseloop.commands EXECUTE FUNCTION caseloop.refuse();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON caseloop.streams  EXECUTE FUNCTION caseloop.refuse();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON caseloop.types    EXECUTE FUNCTION caseloop.refuse();
ALTER TABLE caseloop.events   ENABLE ALWAYS TRIGGER never_changed;
ALTER TABLE caseloop.commands ENABLE ALWAYS TRIGGER never_changed;
ALTER TABLE caseloop.streams  ENABLE ALWAYS TRIGGER never_changed;
ALTER TABLE caseloop.types    ENABLE ALWAYS TRIGGER never_changed;

-- Takes the writers' lock until the transaction ends; fails with lock_not_available after `patience` milliseconds.
CREATE FUNCTION caseloop.write(patience integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  log    constant integer := 'caseloop.events'::regclass::oid::bigint::bit(32)::integer;
  before constant text := current_setting('lock_timeout');
BEGIN
  IF NOT pg_try_advisory_xact_lock(1667330917, log) THEN -- "case" in ASCII, and the log it is about
    PERFORM set_config('lock_timeout', greatest(patience, 1)::text, true);
    PERFORM pg_advisory_xact_lock(1667330917, log);
    PERFORM set_config('lock_timeout', before, true);
  END IF;
  IF current_setting('synchronous_commit') = 'off' THEN
    PERFORM set_config('synchronous_commit', 'local', true); -- acknowledged means durable
  END IF;
END $$;

-- Records a group of appends in their order, each on its own: one that is refused does not sink the others.
-- Names and types come once each; an append refers to its stream, an event to its append and type, by place from 1.
-- Answers in three runs, each with a number for every append: the position of its first event, negative where its command was applied
-- before, 0 where its stream was not as expected; the version its stream had; the time recorded.
-- Arrays are unfolded in the SELECT list: in FROM they would be put into a tuplestore first, and sorted ones into a tuplesort, whose
-- memory the server would take from the system and give back in each call.
CREATE FUNCTION caseloop.append(
  patience integer,
  names text[], categories text[], types text[], schemas integer[],
  append_stream integer[], append_size integer[],
  append_expected integer[],                -- a version; -1 any, -2 exists
  append_command text[],                    -- NULL where none has an id
  append_recorded bigint[],                 -- NULL: by the server's clock
  event_append integer[], event_nth integer[], event_type integer[], event_occurred bigint[],
  event_data text[], event_envelope text[]
) RETURNS bigint[] LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  -- a plan is kept: it must be good for the tables as they will be, not as they were
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  SET jit = off AS $$
DECLARE
  log        constant oid := 'caseloop.events'::regclass::oid;
  appends    constant integer := cardinality(append_stream);
  firsts     bigint[] := array_fill(0::bigint, ARRAY[appends]);
  befores    bigint[] := firsts;
  times      bigint[] := firsts;
  stream_ids integer[];
  versions   integer[];
  type_ids   integer[];
  outcomes   bigint[];
  head       bigint;
  latest     bigint;
  clock      bigint;
  accepted   bigint := 0;
  unnamed    boolean := false;
  s integer;
  v integer;
  e integer;
BEGIN
  IF NOT pg_try_advisory_xact_lock(1667330917, log::bigint::bit(32)::integer) OR current_setting('synchronous_commit') = 'off' THEN
    PERFORM caseloop.write(patience);
  END IF;
  -- From here on nobody else writes, and every statement sees all that was committed before.
  clock := floor(extract(epoch FROM clock_timestamp()) * 1000);
  SELECT l.position, l.recorded INTO head, latest FROM caseloop.events l ORDER BY l.position DESC LIMIT 1;
  head := coalesce(head, 0);
  stream_ids := ARRAY(
    SELECT coalesce((SELECT k.id FROM caseloop.streams k WHERE k.name = w.name), 0) FROM (SELECT unnest(names) AS name) AS w);
  versions := ARRAY(
    SELECT coalesce((SELECT x.version FROM caseloop.events x WHERE x.stream = w.stream ORDER BY x.version DESC LIMIT 1), 0)
    FROM (SELECT unnest(stream_ids) AS stream) AS w);
  IF append_command IS NOT NULL THEN
    outcomes := ARRAY(
      SELECT coalesce((SELECT k.first FROM caseloop.commands k WHERE k.id = w.id), 0) FROM (SELECT unnest(append_command) AS id) AS w);
  END IF;

  FOR i IN 1 .. appends LOOP
    s := append_stream[i];
    v := versions[s];
    e := append_expected[i];
    befores[i] := v;
    IF outcomes[i] > 0 THEN
      firsts[i] := -outcomes[i];
    ELSIF e = v OR e = -1 OR (e = -2 AND v > 0) THEN
      latest := greatest(latest, coalesce(append_recorded[i], clock));
      firsts[i] := head + 1;
      times[i] := latest;
      head := head + append_size[i];
      versions[s] := v + append_size[i];
      accepted := accepted + 1;
      unnamed := unnamed OR stream_ids[s] = 0;
    END IF;
  END LOOP;
  IF accepted = 0 THEN
    RETURN firsts || befores || times;
  END IF;

  IF unnamed THEN
    s := coalesce((SELECT max(k.id) FROM caseloop.streams k), 0);
    FOR i IN 1 .. cardinality(names) LOOP
      IF stream_ids[i] = 0 AND versions[i] > 0 THEN
        s := s + 1;
        stream_ids[i] := s;
        INSERT INTO caseloop.streams (id, name) VALUES (s, names[i]);
      END IF;
    END LOOP;
  END IF;

  type_ids := ARRAY(
    SELECT coalesce((SELECT k.id FROM caseloop.types k WHERE k.category = w.category AND k.name = w.name AND k.schema = w.schema), 0)
    FROM (SELECT unnest(categories) AS category, unnest(types) AS name, unnest(schemas) AS schema) AS w);
  IF 0 = ANY (type_ids) THEN
    FOR i IN 1 .. cardinality(type_ids) LOOP
      IF type_ids[i] = 0 AND EXISTS (SELECT FROM unnest(event_type, event_append) AS w (t, a) WHERE w.t = i AND firsts[w.a] > 0) THEN
        type_ids[i] := coalesce((SELECT max(k.id) FROM caseloop.types k), 0) + 1;
        INSERT INTO caseloop.types (id, category, name, schema) VALUES (type_ids[i], categories[i], types[i], schemas[i]);
      END IF;
    END LOOP;
  END IF;

  INSERT INTO caseloop.events (position, stream, version, type, occurred, recorded, data, envelope)
    SELECT firsts[w.a] + w.nth, stream_ids[append_stream[w.a]], befores[w.a] + w.nth + 1, type_ids[w.t],
           w.occurred, times[w.a], w.data::json, w.envelope::json
    FROM (SELECT unnest(event_append) AS a, unnest(event_nth) AS nth, unnest(event_type) AS t, unnest(event_occurred) AS occurred,
                 unnest(event_data) AS data, unnest(event_envelope) AS envelope) AS w
    WHERE firsts[w.a] > 0;
  IF append_command IS NOT NULL THEN
    INSERT INTO caseloop.commands (id, first, last)
      SELECT w.id, w.first, w.first + w.size - 1
      FROM (SELECT unnest(append_command) AS id, unnest(firsts) AS first, unnest(append_size) AS size) AS w
      WHERE w.id IS NOT NULL AND w.first > 0;
  END IF;
  PERFORM pg_notify('caseloop_' || log, head::text);
  RETURN firsts || befores || times;
END $$;
