import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, it } from "vitest";
import { caseloop, folder } from "./run-cli.ts";
import { closed, row, sheet } from "./sheet.ts";

const home = folder();
const path = join(home, "cases.db");
const store = `sqlite:${path}`;

beforeAll(async () => {
  const file = join(home, "rows.csv");
  const late = { Status: "Closed", "Closed Date": "04/01/2011 12:00:00 PM" };
  writeFileSync(file, sheet(row("1"), row("2", closed), row("3", { ...late, Agency: "NYPD" })));
  expect((await caseloop("import", "nyc311", file, "--store", store)).code).toBe(0);
});

describe("a view that other code made", () => {
  it("is built anew by whoever reads it next", async () => {
    const copy = join(home, "older.db");
    await caseloop("report", "--store", store);
    await caseloop("backup", copy, "--store", store);
    spoil(copy, `UPDATE rows SET data = '{}'`);
    spoil(copy, `UPDATE views SET fingerprint = 'of an older version'`);
    const [ours, theirs] = [store, `sqlite:${copy}`].map((one) => caseloop("report", "--store", one, "--json"));
    expect(await theirs).toEqual(await ours);
  });
});

describe("rebuild", () => {
  it("leaves a view alone that is not what the log says, and names its rows", async () => {
    const copy = join(home, "spoilt.db");
    await caseloop("report", "--store", store);
    await caseloop("backup", copy, "--store", store);
    spoil(copy, `UPDATE rows SET data = json_set(data, '$.late', json('true')) WHERE key = 'nyc311-1'`);
    const wrong = await caseloop("rebuild", "--store", `sqlite:${copy}`, "--json");
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.out).views).toMatchObject([
      { view: "cases", switched: false, differs: ["nyc311-1"] },
      { view: "findings", switched: true },
    ]);
    const forced = await caseloop("rebuild", "--store", `sqlite:${copy}`, "--force");
    expect(forced).toMatchObject({
      code: 0,
      out: expect.stringContaining("3 rows, rows that differ: 1 (nyc311-1), switched"),
    });
    const again = await caseloop("rebuild", "--store", `sqlite:${copy}`);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining("no difference") });
  });
});

describe("verify", () => {
  it("names stream and version of an event that is not what its schema says", async () => {
    const copy = join(home, "broken.db");
    await caseloop("backup", copy, "--store", store);
    spoil(copy, `UPDATE events SET data = json_set(data, '$.kind', 'nonsense') WHERE data ->> '$.source.key' = '2'`);
    const { code, out } = await caseloop("verify", "--store", `sqlite:${copy}`, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, problems: [{ stream: "ticket-nyc311-2", version: 1 }] });
    expect((await caseloop("verify", "--store", `sqlite:${copy}`)).out).toContain("ticket-nyc311-2@1: ");
  });

  it("names an event that cannot be read, and one that nobody knows", async () => {
    const copy = join(home, "torn.db");
    await caseloop("backup", copy, "--store", store);
    spoil(copy, `UPDATE types SET name = 'Vanished' WHERE name = 'ClosedAtSource'`);
    const unknown = JSON.parse((await caseloop("verify", "--store", `sqlite:${copy}`, "--json")).out);
    expect(unknown.problems).toContainEqual({
      problem: "no schema for ticket.Vanished",
      stream: "ticket-nyc311-2",
      version: 3,
    });
    spoil(copy, `UPDATE events SET data = '{' WHERE data ->> '$.source.key' = '1'`);
    const torn = JSON.parse((await caseloop("verify", "--store", `sqlite:${copy}`, "--json")).out);
    expect(torn.problems).toContainEqual(expect.objectContaining({ stream: "ticket-nyc311-1", version: 1 }));
  });

  it("finds nothing wrong where nothing is", async () => {
    const { code, out } = await caseloop("verify", "--store", store, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ ok: true, events: 10, problems: [] });
  });
});

describe("export, import-log and backup", () => {
  it("carry the whole log into another store", async () => {
    const file = join(home, "log.ndjson");
    expect((await caseloop("export", file, "--store", store)).code).toBe(0);
    const other = `sqlite:${join(home, "other.db")}`;
    expect(await caseloop("import-log", file, "--store", other)).toMatchObject({
      code: 0,
      out: expect.stringContaining("10 events"),
    });
    const [ours, theirs] = await Promise.all(
      [store, other].map(async (one) => (await caseloop("report", "--store", one, "--json")).out),
    );
    expect(theirs).toBe(ours);
    expect(await caseloop("import-log", file, "--store", other)).toMatchObject({ code: 3 });
    writeFileSync(file, readFileSync(file, "utf8").replace('"type":"Dispatched"', '"type":'));
    const broken = await caseloop("import-log", file, "--store", `sqlite:${join(home, "third.db")}`);
    expect(broken).toMatchObject({ code: 3, err: expect.stringMatching(/line \d+/) });
  });

  it("overwrite no backup", async () => {
    const copy = join(home, "copy.db");
    expect((await caseloop("backup", copy, "--store", store)).code).toBe(0);
    expect(await caseloop("backup", copy, "--store", store)).toMatchObject({ code: 4 });
    expect((await caseloop("report", "--store", `sqlite:${copy}`, "--json")).code).toBe(0);
  });
});

/** Changes a file behind the store's back, as a careless hand or a failing disk would. */
function spoil(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  for (const { name } of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
    database.exec(`DROP TRIGGER ${name}`);
  expect(Number(database.prepare(sql).run().changes)).toBeGreaterThan(0);
  database.close();
}
