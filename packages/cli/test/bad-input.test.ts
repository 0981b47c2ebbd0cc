import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { caseloop, folder } from "./run-cli.ts";
import { closed, header, row, sheet } from "./sheet.ts";

async function importing(content: string | Buffer, ...more: string[]) {
  const home = folder();
  const file = join(home, "rows.csv");
  const found = join(home, "found.ndjson");
  const store = `sqlite:${join(home, "cases.db")}`;
  writeFileSync(file, content);
  const ran = await caseloop("import", "nyc311", file, "--store", store, "--findings", found, "--json", ...more);
  const findings = readFileSync(found, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  const report = await caseloop("report", "--store", store, "--json");
  return { ...ran, findings, report: JSON.parse(report.out), store };
}

describe("a file with bad rows", () => {
  it.each([
    [
      "a row with a column too few",
      row("2").replace(/,$/, ""),
      { column: row("2").length, code: "wrong-column-count", came: "40 columns" },
    ],
    ["a row with a column too many", `${row("2")},x`, { code: "wrong-column-count", came: "42 columns" }],
    [
      "an open quote",
      row("2").replace("Pothole", '"Pothole'),
      { column: row("2").indexOf("Pothole") + 1, code: "broken-quote" },
    ],
    ["a quote inside a cell", row("2").replace("Pothole", 'Pot"hole'), { code: "broken-quote" }],
    ["no key", row(""), { column: 1, field: "Unique Key", code: "missing-value", came: "" }],
    ["no agency", row("2", { Agency: "" }), { field: "Agency", key: "2", code: "missing-value" }],
    [
      "a date in another format",
      row("2", { "Created Date": "2011-03-01T14:27:57" }),
      { column: 3, field: "Created Date", code: "unknown-date", came: "2011-03-01T14:27:57", key: "2" },
    ],
    [
      "a day that does not exist",
      row("2", { "Due Date": "02/30/2011 01:00:00 AM" }),
      { field: "Due Date", code: "unknown-date" },
    ],
  ])("answers %s by line and column, and keeps the good ones", async (_name, bad, finding) => {
    const { code, findings, report, err, out } = await importing(sheet(row("1"), bad, row("3", closed)));
    expect(code).toBe(1);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ line: 3, kept: false, row: bad, ...finding });
    expect(JSON.parse(out)).toMatchObject({ rows: 3, imported: 2, refused: 1, registered: 2, closed: 1 });
    expect(report).toMatchObject({ registered: 2, closed: 1, open: 1, findings: 1 });
    expect(err).toMatch(/rows\.csv:3:\d+ .*: came .*, expected ./);
  });

  it("counts physical lines where a quoted cell has line breaks", async () => {
    const long = row("1", { Descriptor: "one\ntwo\r\nthree" });
    const { findings } = await importing(sheet(long, row("2", { "Closed Date": "yesterday" })));
    expect(findings).toMatchObject([{ line: 5, field: "Closed Date", code: "unknown-date", came: "yesterday" }]);
  });

  it("names the cell's own line in a row of several lines", async () => {
    const { findings } = await importing(sheet(row("1", { Descriptor: "one\ntwo", "Due Date": "soon" })));
    expect(findings).toMatchObject([{ line: 3, field: "Due Date", came: "soon" }]);
  });

  it("names the bytes of a row in another encoding", async () => {
    const [before = "", after = ""] = sheet(row("1", { Descriptor: "★" }), row("2")).split("★");
    const file = Buffer.concat([Buffer.from(before), Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), Buffer.from(after)]);
    const { code, findings, report } = await importing(file);
    expect(code).toBe(1);
    expect(findings).toMatchObject([{ line: 2, code: "invalid-utf8", came: "the bytes c4 e3 ba c3", kept: false }]);
    expect(report.registered).toBe(1);
  });

  it("tells every fault of a row", async () => {
    const { findings } = await importing(sheet(row("", { "Created Date": "x", "Due Date": "y" })));
    expect(findings.map(({ field }) => field)).toEqual(["Unique Key", "Created Date", "Due Date"]);
  });

  it("keeps an open ticket that contradicts itself, and says so", async () => {
    const rows = [
      row("1", { "Closed Date": "03/02/2011 01:00:00 AM" }),
      row("2", { Status: "Closed" }),
      row("3", { Status: "Closed", "Closed Date": "01/01/1900 12:00:00 AM" }),
      row("4", { Status: "Half-open" }),
      row("5", { Status: "Closed", "Closed Date": "03/01/2011 02:27:57 PM" }),
    ];
    const { code, findings, report } = await importing(sheet(...rows));
    expect(code).toBe(0);
    expect(findings.map((one) => [one.line, one.key, one.code, one.kept])).toEqual([
      [2, "1", "open-with-close-date", true],
      [3, "2", "closed-without-date", true],
      [4, "3", "closed-before-created", true],
      [5, "4", "unknown-status", true],
    ]);
    expect(report).toMatchObject({ registered: 5, closed: 1, open: 4, findings: 4 });
  });

  it("does not take the second hour of autumn for a close before the start", async () => {
    const created = "11/06/2011 01:50:00 AM";
    const cells = { "Created Date": created, Status: "Closed", "Closed Date": "11/06/2011 01:10:00 AM" };
    const { findings, report } = await importing(sheet(row("1", { ...cells, "Due Date": "" })));
    expect(findings).toEqual([]);
    expect(report).toMatchObject({ closed: 1, closedWithDue: 0, onTimeRate: null });
  });

  it("refuses a key that comes again with other content, and passes over the same row", async () => {
    const { code, out, findings, report } = await importing(
      sheet(row("1"), row("2"), row("1", closed), row("2"), row("3")),
    );
    expect(code).toBe(1);
    expect(findings).toMatchObject([{ line: 4, column: 1, key: "1", code: "duplicate-key", kept: false }]);
    expect(findings[0].expected).toContain("line 2");
    expect(JSON.parse(out)).toMatchObject({ rows: 5, imported: 4, refused: 1, registered: 3 });
    expect(report).toMatchObject({ registered: 3, closed: 0 });
  });

  it("never counts a finding twice, in the same file or in another", async () => {
    const contradiction = row("1", { "Closed Date": "03/02/2011 01:00:00 AM" });
    const { store } = await importing(sheet(contradiction, row("2")));
    const other = join(folder(), "other.csv");
    writeFileSync(other, sheet(row("3"), contradiction));
    await caseloop("import", "nyc311", other, "--store", store);
    const { out } = await caseloop("report", "--store", store, "--json");
    expect(JSON.parse(out)).toMatchObject({ registered: 3, findings: 1 });
  });
});

describe("a file that cannot be read at all", () => {
  const without = header.replace(",Agency,", ",");
  it.each([
    ["an empty file", "", { line: 1, column: 1, came: "an empty file" }],
    ["a missing column", `${without}\n`, { line: 1, came: 'a header without "Agency"' }],
    ["no header", `${row("1")}\n`, { line: 1, column: 1 }],
    ["something else", "Dear all,\nhere is the file.\n", { line: 1, column: 1, came: '"Dear all,"' }],
    ["semicolons", `${header.replaceAll(",", ";")}\n`, { came: "columns separated by semicolons" }],
    ["a column twice", `${header},Agency\n`, { came: 'a second column "Agency"' }],
    ["UTF-16", Buffer.from(`\u{feff}${sheet(row("1"))}`, "utf16le"), { came: "UTF-16 (little endian)" }],
    [
      "a header in another encoding",
      Buffer.from([...Buffer.from(header), 0xc4, 0xe3, 0x0a]),
      { line: 1, came: "the bytes c4 e3" },
    ],
  ])("is answered by line and column: %s", async (_name, content, facts) => {
    const home = folder();
    const [file, found] = [join(home, "rows.csv"), join(home, "found.ndjson")];
    writeFileSync(file, content);
    const store = `sqlite:${join(home, "cases.db")}`;
    const { code, err, out } = await caseloop("import", "nyc311", file, "--store", store, "--findings", found);
    expect(code).toBe(3);
    expect(out).toBe("");
    expect(err).toMatch(/rows\.csv:\d+:\d+: came .*, expected ./);
    expect(JSON.parse(readFileSync(found, "utf8"))).toMatchObject({ code: "unreadable-file", kept: false, ...facts });
  });

  it("is told when it is not there, or a folder", async () => {
    const home = folder();
    const store = `sqlite:${join(home, "cases.db")}`;
    expect(await caseloop("import", "nyc311", join(home, "no.csv"), "--store", store)).toMatchObject({ code: 3 });
    expect(await caseloop("import", "nyc311", home, "--store", store)).toMatchObject({ code: 3 });
  });

  it("takes columns in any order, and more of them", async () => {
    const columns = header.split(",").reverse();
    const cells = row("1").split(",").reverse();
    const { code, report } = await importing(`${["Extra", ...columns].join()}\n${["x", ...cells].join()}\n`);
    expect(code).toBe(0);
    expect(report).toMatchObject({ registered: 1, units: 1 });
  });
});
