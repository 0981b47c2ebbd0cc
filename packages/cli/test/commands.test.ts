import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { commands } from "../src/commands/index.ts";
import { caseloop, folder, spawned } from "./run-cli.ts";
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

describe("the command line", () => {
  it("helps: for all, and for each", async () => {
    for (const words of [["--help"], ["-h"], ["help"]]) {
      const { code, out } = await caseloop(...words);
      expect(code).toBe(0);
      for (const { name } of commands) expect(out).toContain(`  ${name} `);
      expect(out).toContain("Exit codes");
    }
    for (const { name, usage } of commands) {
      const asked = await caseloop(name, "--help");
      expect(asked).toMatchObject({ code: 0, out: expect.stringContaining(usage) });
      expect(await caseloop("help", name)).toEqual(asked);
    }
  });

  it.each([
    [[], "caseloop import"],
    [["frobnicate"], '"frobnicate"'],
    [["report", "--colour"], "--colour"],
    [["report", "extra"], '"extra"'],
    [["report", "--store"], "store"],
    [["report", "--store", "cases.db"], '"cases.db"'],
    [["report", "--store", "sqlite:"], '"sqlite:"'],
    [["report", "--store", "sqlite::memory:"], '"sqlite::memory:"'],
    [["report", "--as-of", "yesterday"], '"yesterday"'],
    [["history"], "CASE"],
    [["history", "1", "--as-of", "2023-13-01"], '"2023-13-01"'],
    [["import", "nyc311"], "FILE"],
    [["import", "boston311", "x.csv"], '"boston311"'],
    [["import", "nyc311", "x.csv", "--zone", "Mars/Olympus"], '"Mars/Olympus"'],
  ])("says what came and what was expected: %j", async (words, came) => {
    const named = words.includes("--store") || words.length < 2 ? words : [...words, "--store", store];
    const { code, out, err } = await caseloop(...named);
    expect(code).toBe(2);
    expect(out).toBe("");
    if (words.length > 0) expect(err).toMatch(/came .*expected /s);
    expect(err).toContain(words.length > 0 ? came : "caseloop");
  });

  it("answers a store that is not there, or not one, by code 4, and makes none", async () => {
    const missing = join(home, "missing.db");
    for (const words of [["report"], ["history", "1"], ["rebuild"], ["verify"], ["backup", join(home, "b")]]) {
      const { code, err } = await caseloop(...words, "--store", `sqlite:${missing}`);
      expect(code).toBe(4);
      expect(err).toContain("missing.db");
    }
    expect(existsSync(missing)).toBe(false);
    const text = join(home, "text.db");
    writeFileSync(text, "this is no database, but it is long enough to have been one".repeat(20));
    expect(await caseloop("report", "--store", `sqlite:${text}`)).toMatchObject({ code: 4 });
    expect(await caseloop("import", "nyc311", text, "--store", `sqlite:${home}/no/where.db`)).toMatchObject({
      code: 4,
    });
  });

  it("speaks to programs on stdout and to people on stderr, as a process of its own", async () => {
    const known = await spawned(["report", "--store", store, "--json"], { FORCE_COLOR: "1" }).done;
    expect(known).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(known.out)).toMatchObject({ registered: 3 });
    const unknown = await spawned(["history", "nobody", "--store", store, "--json"]).done;
    expect(unknown).toMatchObject({ code: 1, out: "" });
    expect(unknown.err).toContain('"nobody"');
    expect(await spawned(["nonsense"]).done).toMatchObject({ code: 2, out: "" });
  });
});

describe("report", () => {
  it("counts the board by unit, without a rate where there is nothing to divide by", async () => {
    const { out } = await caseloop("report", "--store", store, "--json");
    expect(JSON.parse(out)).toMatchObject({
      ...{
        registered: 3,
        closed: 2,
        open: 1,
        units: 2,
        closedWithDue: 2,
        late: 1,
        onTimeRate: 50,
        findings: 0,
        red: 1,
      },
      rates: { onTime: 33.33, process: null, redo: null },
      byUnit: [
        { unit: "DOT", registered: 2, closed: 1, open: 1, closedWithDue: 1, late: 0, onTimeRate: 100, red: 1 },
        { unit: "NYPD", registered: 1, closed: 1, open: 0, closedWithDue: 1, late: 1, onTimeRate: 0, red: 0 },
      ],
    });
    const early = await caseloop("report", "--store", store, "--json", "--as-of", "2011-03-02T00:00:00Z");
    expect(JSON.parse(early.out)).toMatchObject({ registered: 3, closed: 0, onTimeRate: null, red: 0 });
    const before = await caseloop("report", "--store", store, "--json", "--as-of", "2001-01-01");
    expect(JSON.parse(before.out)).toMatchObject({ registered: 0, units: 0, byUnit: [], onTimeRate: null });
  });

  it("is readable, and its columns stand below each other", async () => {
    const lines = (await caseloop("report", "--store", store)).out.split("\n");
    expect(lines.find((line) => line.startsWith("NYPD"))?.replaceAll(/ +/g, " ")).toBe("NYPD 1 1 · · 1 0.0");
    expect(lines.at(-1)).toContain("1 of 2 closed with a due date met it (50%)");
  });
});

describe("history", () => {
  it("tells when, who, what, what changed, and the deadline with its basis", async () => {
    const { out } = await caseloop("history", "nyc311-2", "--store", store);
    expect(out).toContain("2011-03-01 14:27:57 -05:00  Dispatched 派单  by import:nyc311");
    expect(out).toContain("recorded 记录 2015-05-31 20:00:00 -04:00");
    expect(out).toContain("changed 变更 status registered → dispatched");
    expect(out).toContain("due 时限 reply 答复 by 2011-03-31 14:27:57 -04:00");
    expect(out).toContain("来源系统 nyc311 / as nyc311 says");
    expect(out).toContain("ClosedAtSource 来源系统办结");
    expect((await caseloop("history", "2", "--store", store)).out).toBe(out);
  });

  it("knows a case only from its beginning", async () => {
    const { code, err } = await caseloop("history", "2", "--store", store, "--as-of", "2011-02-28");
    expect(code).toBe(1);
    expect(err).toContain("as of 2011-02-28");
  });
});
