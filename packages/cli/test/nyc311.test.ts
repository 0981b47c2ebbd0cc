import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sqliteStore } from "@caseloop/store-sqlite";
import { describe, expect, it } from "vitest";
import { caseloop, folder, spawned } from "./run-cli.ts";

const file = fileURLToPath(new URL("../../../../shared/data/nyc311/311_subset.micro.csv", import.meta.url));
const present = existsSync(file);
if (!present) console.warn(`skipped: ${file} is not here; it is 2,000 rows of NYC 311`);

/** Waits until the log in that file holds so many events, or the process that writes it has ended. */
async function grown(path: string, events: number, ended: Promise<unknown>): Promise<void> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    if (!existsSync(path)) continue;
    try {
      const store = sqliteStore(path, { readOnly: true });
      const head = await store.head();
      await store.close();
      if (head >= events) return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && String(error.code).startsWith("store-"))) throw error; // being made
    }
  }
}

const answers = {
  registered: 2000,
  closed: 1956,
  open: 44,
  units: 13,
  closedWithDue: 1940,
  late: 304,
  onTimeRate: 84.33,
  findings: 2,
};

const figures = async (store: string, ...more: string[]) =>
  JSON.parse((await caseloop("report", "--store", store, "--json", ...more)).out);

describe.skipIf(!present)("2,000 requests of New York (skipped where ../shared/data/nyc311 is absent)", () => {
  it("give the known answers, with both contradictions by line, and lose no column", async () => {
    const home = folder();
    const store = `sqlite:${join(home, "cases.db")}`;
    const found = join(home, "findings.ndjson");
    const imported = await caseloop("import", "nyc311", file, "--store", store, "--findings", found, "--json");
    expect(imported.code).toBe(0);
    expect(JSON.parse(imported.out)).toMatchObject({ rows: 2000, imported: 2000, refused: 0, findings: 2 });

    const lines = readFileSync(found, "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { line: 1074, field: "Closed Date", key: "21803150", code: "open-with-close-date", kept: true },
      { line: 1604, field: "Closed Date", key: "19944912", code: "closed-before-created", kept: true },
    ]);
    const report = await figures(store);
    expect(report).toMatchObject(answers);
    expect(report.byUnit.slice(0, 3)).toMatchObject([
      { unit: "NYPD", registered: 619 },
      { unit: "DOT", registered: 502 },
      { unit: "DOF", registered: 340 },
    ]);

    const text = readFileSync(file, "utf8").split("\n");
    for (const key of ["19944912", "21803150", "19937901"]) {
      const { entries } = JSON.parse((await caseloop("history", key, "--store", store, "--json")).out);
      const { fields, line } = entries[0].data.source;
      expect(Object.keys(fields)).toEqual(text[0]?.split(","));
      for (const value of Object.values<string>(fields)) expect(text[line - 1]).toContain(value);
    }
    expect((await caseloop("rebuild", "--store", store)).out).toBe(
      "cases: 2000 rows, no difference, switched\nfindings: 2 rows, no difference, switched",
    );
    expect(await figures(store)).toEqual(report);
    expect((await caseloop("verify", "--store", store)).code).toBe(0);
  });

  it("are imported once, however often the file comes", async () => {
    const home = folder();
    const store = `sqlite:${join(home, "cases.db")}`;
    await caseloop("import", "nyc311", file, "--store", store);
    await caseloop("export", join(home, "1.ndjson"), "--store", store);
    const again = await caseloop("import", "nyc311", file, "--store", store, "--json", "--findings", join(home, "f"));
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({ before: true, rows: 2000, registered: 0, closed: 0, findings: 2 });
    expect(readFileSync(join(home, "f"), "utf8").trimEnd().split("\n")).toHaveLength(2);
    await caseloop("export", join(home, "2.ndjson"), "--store", store);
    expect(readFileSync(join(home, "2.ndjson"), "utf8")).toBe(readFileSync(join(home, "1.ndjson"), "utf8"));
  });

  it("answer as of a day in the past", async () => {
    const store = `sqlite:${join(folder(), "cases.db")}`;
    await caseloop("import", "nyc311", file, "--store", store);
    const rows = readFileSync(file, "utf8").split("\n").slice(1, -1);
    const day = (text = "") => text.replace(/^(\d\d)\/(\d\d)\/(\d{4}) .*/, "$3-$1-$2");
    const until = "2011-03-10";
    const known = rows.map((row) => row.split(",")).filter((cells) => day(cells[1]) <= until);
    const ended = known.filter((cells) => cells[2] && day(cells[2]) <= until && cells.includes("Closed"));
    const report = await figures(store, "--as-of", `${until}T23:59:59.999-05:00`);
    expect(report).toMatchObject({ registered: known.length, closed: ended.length });
    expect(report.open).toBe(known.length - ended.length);
    const { out } = await caseloop("history", "19937901", "--store", store, "--json", "--as-of", "2011-03-02");
    expect(JSON.parse(out).entries.map(({ type }: { type: string }) => type)).toEqual(["Registered", "Dispatched"]);
  });

  it("end at the same counts after the import was killed at any point and run again", async () => {
    let cutShort = 0;
    for (const events of [1, 1200, 2800, 4400]) {
      const path = join(folder(), "cases.db");
      const args = ["import", "nyc311", file, "--store", `sqlite:${path}`];
      const { child, done } = spawned(args);
      await grown(path, events, done);
      child.kill("SIGKILL");
      await done;
      if ((await figures(`sqlite:${path}`)).closed < answers.closed) cutShort++;
      expect((await caseloop(...args)).code).toBe(0);
      expect(await figures(`sqlite:${path}`)).toMatchObject(answers);
      expect((await caseloop("verify", "--store", `sqlite:${path}`)).code).toBe(0);
    }
    expect(cutShort).toBeGreaterThan(0);
  });

  it("read the same as a process of their own in any time zone", async () => {
    const runs = ["UTC", "Asia/Shanghai", "America/New_York"].map(async (TZ) => {
      const store = `sqlite:${join(folder(), "cases.db")}`;
      const imported = await spawned(["import", "nyc311", file, "--store", store, "--json"], { TZ }).done;
      const report = await spawned(["report", "--store", store, "--json", "--as-of", "2012-01-01"], { TZ }).done;
      const history = await spawned(["history", "21803150", "--store", store], { TZ }).done;
      expect([imported.code, report.code, history.code]).toEqual([0, 0, 0]);
      return [imported.out.replace(/"file":"[^"]*",/, ""), report.out, history.out.replaceAll(/recorded.*/g, "")];
    });
    const [utc, shanghai, newYork] = await Promise.all(runs);
    expect(shanghai).toEqual(utc);
    expect(newYork).toEqual(utc);
    expect(JSON.parse(utc?.[1] ?? "")).toMatchObject({ registered: 2000, units: 13 });
  });
});
