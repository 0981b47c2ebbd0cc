import type { Connection } from "./connection.ts";

/** Something in the file that no append ever wrote. */
export interface Problem {
  readonly problem: string;
  readonly stream?: string;
  readonly version?: number;
  readonly position?: number;
}

type Found = readonly [problem: string, stream: string | null, version: number | null, position: number | null];

/** How many of one kind are named. */
const MOST = 100;

const checks: readonly string[] = [
  `SELECT 'positions ' || (before + 1) || ' to ' || (position - 1) || ' are missing', NULL, NULL, position
   FROM (SELECT position, lag(position, 1, 0) OVER (ORDER BY position) AS before FROM events) WHERE position <> before + 1`,

  `SELECT 'follows version ' || before, name, version, position
   FROM (SELECT stream, version, position, lag(version, 1, 0) OVER (PARTITION BY stream ORDER BY position) AS before FROM events)
   LEFT JOIN streams ON id = stream WHERE version <> before + 1`,

  `SELECT 'was recorded before the event in front of it', name, version, position
   FROM (SELECT stream, version, position, recorded, lag(recorded) OVER (ORDER BY position) AS before FROM events)
   LEFT JOIN streams ON id = stream WHERE recorded < before`,

  `SELECT CASE WHEN json_valid(data) THEN 'its envelope' ELSE 'its data' END || ' cannot be read', name, version, position
   FROM events LEFT JOIN streams ON id = stream
   WHERE NOT json_valid(data) OR NOT json_valid(envelope) OR envelope ->> '$.id' IS NULL OR envelope -> '$.meta' IS NULL`,

  `SELECT CASE WHEN streams.id IS NULL THEN 'belongs to no stream' WHEN types.id IS NULL THEN 'has no type'
     ELSE 'has a type of ' || types.category END, streams.name, version, position
   FROM events LEFT JOIN streams ON streams.id = stream LEFT JOIN types ON types.id = type
   WHERE streams.id IS NULL OR types.id IS NULL OR types.category <> substr(streams.name, 1, instr(streams.name, '-') - 1)`,

  `SELECT 'the command ' || id || ' claims positions ' || first || ' to ' || last, NULL, NULL, first
   FROM (SELECT id, first, last, lag(last, 1, 0) OVER (ORDER BY first) AS before FROM commands)
   WHERE first <= before OR last < first
      OR (SELECT count(*) <> last - first + 1 OR count(DISTINCT stream) <> 1 FROM events WHERE position BETWEEN first AND last)`,
];

/**
 * SQLite's own check, then ours: positions and versions without gaps, times that never run back, readable JSON, known names,
 * commands that fit their events. It reads the whole file in this thread; on a large one, run it where nobody waits.
 */
export function integrity(connection: Connection): readonly Problem[] {
  const own = attempt("SQLite's check", () =>
    connection
      .all<[string]>(`PRAGMA integrity_check(${MOST})`)
      .flatMap(([problem]) => (problem === "ok" ? [] : [{ problem }])),
  );
  return [
    ...own,
    ...checks.flatMap((sql) => attempt("a check", () => connection.all<Found>(`${sql} LIMIT ${MOST}`).map(problem))),
  ];
}

function problem([problem, stream, version, position]: Found): Problem {
  return {
    problem,
    ...(stream === null ? {} : { stream }),
    ...(version === null ? {} : { version }),
    ...(position === null ? {} : { position }),
  };
}

/** A check that cannot even run has found something. */
function attempt(what: string, check: () => readonly Problem[]): readonly Problem[] {
  try {
    return check();
  } catch (error) {
    return [{ problem: `${what} could not be finished: ${(error as Error).message}` }];
  }
}
