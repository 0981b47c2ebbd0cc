import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { caseloop, folder } from "./run-cli.ts";
import { closed, row, sheet } from "./sheet.ts";

function desk() {
  const home = folder();
  const store = `sqlite:${join(home, "cases.db")}`;
  let files = 0;
  return {
    store,
    async import(...rows: string[]) {
      const file = join(home, `${++files}.csv`);
      writeFileSync(file, sheet(...rows));
      const { code, out } = await caseloop("import", "nyc311", file, "--store", store, "--json");
      return { code, ...JSON.parse(out) };
    },
    report: async () => JSON.parse((await caseloop("report", "--store", store, "--json")).out),
    history: async (id: string) => JSON.parse((await caseloop("history", id, "--store", store, "--json")).out),
  };
}

describe("a later export of the same tickets", () => {
  it("moves a ticket on that has been closed since, and keeps what the row says now", async () => {
    const { import: bring, report, history, store } = desk();
    await bring(row("1"), row("2"));
    expect(await bring(row("1", { ...closed, "Resolution Description": "Filled." }), row("2"), row("3"))).toMatchObject(
      {
        ...{ code: 0, rows: 3, imported: 3, registered: 1, closed: 1, changed: 1, findings: 0 },
      },
    );
    expect(await report()).toMatchObject({ registered: 3, closed: 1, open: 2, closedWithDue: 1, late: 0 });
    const { rows } = await history("1");
    expect(rows).toHaveLength(1);
    expect(rows[0].fields["Resolution Description"]).toBe("Filled.");
    const { out } = await caseloop("history", "1", "--store", store);
    expect(out).toContain('Resolution Description "" → "Filled."');
  });

  it.each([
    ["another agency", { ...closed, Agency: "NYPD" }, "unit-changed"],
    ["another due date", { ...closed, "Due Date": "04/01/2011 12:00:00 PM" }, "due-changed"],
    ["another start", { ...closed, "Created Date": "03/01/2011 01:00:00 PM" }, "created-changed"],
    ["another close", { ...closed, "Closed Date": "03/15/2011 03:59:20 PM" }, "close-date-changed"],
    ["open again", {}, "reopened"],
  ])("that contradicts what was recorded is a finding, and changes nothing: %s", async (_name, cells, code) => {
    const { import: bring, report, history } = desk();
    await bring(row("1", closed));
    const before = (await history("1")).entries;
    expect(await bring(row("1", cells))).toMatchObject({ code: 0, imported: 1, changed: 1, findings: 1 });
    expect(await report()).toMatchObject({ registered: 1, closed: 1, findings: 1 });
    const after = await history("1");
    expect(after.entries).toEqual(before);
    expect(after.findings).toMatchObject([{ code, kept: true }]);
  });

  it("may be followed by the older one again, which changes nothing", async () => {
    const { import: bring, report } = desk();
    await bring(row("1"));
    await bring(row("1", closed));
    expect(await bring(row("1"))).toMatchObject({ before: true, findings: 0 });
    expect(await report()).toMatchObject({ registered: 1, closed: 1, findings: 0 });
  });

  it("in another zone is refused for the same file, and named", async () => {
    const home = folder();
    const [file, store] = [join(home, "1.csv"), `sqlite:${join(home, "cases.db")}`];
    writeFileSync(file, sheet(row("1")));
    await caseloop("import", "nyc311", file, "--store", store);
    const { code, err } = await caseloop("import", "nyc311", file, "--store", store, "--zone", "America/Chicago");
    expect(code).toBe(1);
    expect(err).toContain("America/New_York");
    expect(err).toContain("America/Chicago");
  });

  it("is imported once by two processes at the same time", async () => {
    const home = folder();
    const [file, store] = [join(home, "1.csv"), `sqlite:${join(home, "cases.db")}`];
    const rows = Array.from({ length: 300 }, (_, at) => row(`${at + 1}`, at % 3 ? closed : { Status: "Closed" }));
    writeFileSync(file, sheet(...rows));
    const runs = await Promise.all([1, 2].map(() => caseloop("import", "nyc311", file, "--store", store)));
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    const { out } = await caseloop("report", "--store", store, "--json");
    expect(JSON.parse(out)).toMatchObject({ registered: 300, closed: 200, findings: 100 });
    expect((await caseloop("verify", "--store", store)).code).toBe(0);
  });
});
