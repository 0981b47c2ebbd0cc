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
-- Answers for every append: the position of its first event, negative where its command was applied before, 0 where its
-- stream was not as expected; the version its stream had; the time recorded.
CREATE FUNCTION caseloop.append(
  patience integer,
  names text[], categories text[], types text[], schemas integer[],
  append_stream integer[], append_size integer[],
  append_expected integer[],                -- a version; -1 any, -2 exists
  append_command text[],                    -- NULL where none has an id
  append_recorded bigint[],                 -- NULL: by the server's clock
  event_append integer[], event_nth integer[], event_type integer[], event_occurred bigint[],
  event_data text[], event_envelope text[],
  OUT firsts bigint[], OUT befores integer[], OUT times bigint[]
) LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  -- a plan is kept: it must be good for the tables as they will be, not as they were
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  SET jit = off AS $$
DECLARE
  log        constant oid := 'caseloop.events'::regclass::oid;
  appends    constant integer := cardinality(append_stream);
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
  SELECT array_agg(coalesce(k.id, 0) ORDER BY w.n), array_agg(coalesce(l.version, 0) ORDER BY w.n) INTO stream_ids, versions
    FROM unnest(names) WITH ORDINALITY AS w (name, n)
    LEFT JOIN caseloop.streams k ON k.name = w.name
    LEFT JOIN LATERAL (SELECT x.version FROM caseloop.events x WHERE x.stream = k.id ORDER BY x.version DESC LIMIT 1) l ON true;
  IF append_command IS NOT NULL THEN
    SELECT array_agg(coalesce(k.first, 0) ORDER BY w.n) INTO outcomes
      FROM unnest(append_command) WITH ORDINALITY AS w (id, n) LEFT JOIN caseloop.commands k ON k.id = w.id;
  END IF;

  firsts := array_fill(0::bigint, ARRAY[appends]);
  befores := array_fill(0, ARRAY[appends]);
  times := firsts;
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
    RETURN;
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

  SELECT array_agg(coalesce(k.id, 0) ORDER BY w.n) INTO type_ids
    FROM unnest(categories, types, schemas) WITH ORDINALITY AS w (category, name, schema, n)
    LEFT JOIN caseloop.types k ON k.category = w.category AND k.name = w.name AND k.schema = w.schema;
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
    FROM unnest(event_append, event_nth, event_type, event_occurred, event_data, event_envelope)
      AS w (a, nth, t, occurred, data, envelope)
    WHERE firsts[w.a] > 0;
  IF append_command IS NOT NULL THEN
    INSERT INTO caseloop.commands (id, first, last)
      SELECT w.id, firsts[w.n], firsts[w.n] + append_size[w.n] - 1
      FROM unnest(append_command) WITH ORDINALITY AS w (id, n) WHERE w.id IS NOT NULL AND firsts[w.n] > 0;
  END IF;
  PERFORM pg_notify('caseloop_' || log, head::text);
END $$;
