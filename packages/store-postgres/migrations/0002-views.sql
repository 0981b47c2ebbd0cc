-- What projections keep: rows as JSON by key and, for every view `board`, a SQL view "view_board":
-- SELECT key, data ->> 'open' FROM caseloop."view_board".

CREATE TABLE caseloop.views (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name        text COLLATE "C" NOT NULL UNIQUE,
  position    bigint NOT NULL,              -- the checkpoint: rows are true up to here
  fingerprint text NOT NULL,
  parked      json NOT NULL
);

CREATE TABLE caseloop.rows (
  view integer NOT NULL,
  key  text COLLATE "C" NOT NULL,
  data json NOT NULL,
  PRIMARY KEY (view, key)
);

CREATE TABLE caseloop.snapshots (           -- a cache; deleting from it is always safe
  stream      text COLLATE "C" NOT NULL,
  fingerprint text NOT NULL,
  version     integer NOT NULL,
  position    bigint NOT NULL,
  state       json NOT NULL,
  PRIMARY KEY (stream, fingerprint)
);

-- Names are cut at 63 bytes by the server; a longer one ends in its digest.
CREATE FUNCTION caseloop.view_name(view text) RETURNS text LANGUAGE sql IMMUTABLE
  SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN octet_length(view) <= 58 THEN 'view_' || view ELSE 'view_' || left(view, 6) || '_' || md5(view) END
$$;

CREATE FUNCTION caseloop.show_view(view text) RETURNS void LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format(
    'CREATE OR REPLACE VIEW caseloop.%I AS SELECT key, data FROM caseloop.rows WHERE view = (SELECT id FROM caseloop.views WHERE name = %L)',
    caseloop.view_name(view), view);
END $$;

CREATE FUNCTION caseloop.drop_view(view_name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kept integer;
BEGIN
  DELETE FROM caseloop.views v WHERE v.name = view_name RETURNING v.id INTO kept;
  IF kept IS NULL THEN
    RETURN;
  END IF;
  DELETE FROM caseloop.rows r WHERE r.view = kept;
  EXECUTE format('DROP VIEW IF EXISTS caseloop.%I', caseloop.view_name(view_name));
END $$;

-- Saves rows and checkpoint; answers NULL, or the position the view is at when that is not `expected` or others made it.
CREATE FUNCTION caseloop.save_view(
  view_name text, expected bigint, reached bigint, made_by text, aside text, keys text[], contents text[], gone text[]
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  SET jit = off AS $$
DECLARE
  kept caseloop.views%ROWTYPE;
BEGIN
  SELECT * INTO kept FROM caseloop.views v WHERE v.name = view_name FOR UPDATE;
  IF FOUND THEN
    IF kept.position IS DISTINCT FROM expected OR kept.fingerprint <> made_by THEN
      RETURN kept.position;
    END IF;
    UPDATE caseloop.views v SET position = reached, parked = aside::json WHERE v.id = kept.id;
  ELSE
    IF expected IS NOT NULL THEN
      RETURN 0;
    END IF;
    INSERT INTO caseloop.views (name, position, fingerprint, parked) VALUES (view_name, reached, made_by, aside::json)
      ON CONFLICT (name) DO NOTHING RETURNING * INTO kept;
    IF kept.id IS NULL THEN -- somebody else was faster
      RETURN coalesce((SELECT v.position FROM caseloop.views v WHERE v.name = view_name), 0);
    END IF;
    PERFORM caseloop.show_view(view_name);
  END IF;
  INSERT INTO caseloop.rows (view, key, data)
    SELECT kept.id, w.key, w.data::json FROM unnest(keys, contents) AS w (key, data)
    ON CONFLICT (view, key) DO UPDATE SET data = excluded.data;
  DELETE FROM caseloop.rows r USING unnest(gone) AS w (key) WHERE r.view = kept.id AND r.key = w.key;
  RETURN NULL;
END $$;

CREATE FUNCTION caseloop.replace_view(old_name text, new_name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kept integer;
BEGIN
  PERFORM FROM caseloop.views v WHERE v.name IN (old_name, new_name) ORDER BY v.name FOR UPDATE;
  SELECT v.id INTO kept FROM caseloop.views v WHERE v.name = old_name;
  IF kept IS NULL OR old_name = new_name THEN
    RETURN;
  END IF;
  DELETE FROM caseloop.rows r USING caseloop.views v WHERE v.name = new_name AND r.view = v.id;
  DELETE FROM caseloop.views v WHERE v.name = new_name;
  UPDATE caseloop.views v SET name = new_name WHERE v.id = kept;
  EXECUTE format('DROP VIEW IF EXISTS caseloop.%I', caseloop.view_name(old_name));
  IF to_regclass(format('caseloop.%I', caseloop.view_name(new_name))) IS NULL THEN
    PERFORM caseloop.show_view(new_name); -- one that is there goes by name: it stays, with grants and views upon it, and nobody waits for its readers
  END IF;
END $$;
