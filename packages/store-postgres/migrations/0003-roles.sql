-- Least privilege. Roles belong to the server, so they are made by its administrator and given their rights here:
--   CREATE ROLE hotline LOGIN …;  SELECT caseloop.grant_application('hotline');
--   CREATE ROLE inspector LOGIN …; SELECT caseloop.grant_auditor('inspector');
-- The owner of the schema runs the migrations and imports logs; not even the owner can change what is recorded.

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA caseloop FROM PUBLIC;

-- Reads everything and writes nothing.
CREATE FUNCTION caseloop.grant_auditor(to_role name) RETURNS void LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA caseloop TO %I', to_role);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA caseloop TO %I', to_role);
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA caseloop GRANT SELECT ON TABLES TO %I', to_role);
END $$;

-- Reads everything, appends, keeps views and snapshots: through functions, never by writing to the log's tables.
CREATE FUNCTION caseloop.grant_application(to_role name) RETURNS void LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM caseloop.grant_auditor(to_role);
  EXECUTE format('GRANT INSERT, UPDATE, DELETE ON caseloop.snapshots TO %I', to_role);
  EXECUTE format('GRANT EXECUTE ON FUNCTION caseloop.append, caseloop.save_view, caseloop.replace_view, caseloop.drop_view TO %I', to_role);
END $$;

REVOKE ALL ON FUNCTION caseloop.grant_auditor, caseloop.grant_application FROM PUBLIC;
