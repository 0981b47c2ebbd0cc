import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { beforeAll, describe, expect, it } from "vitest";
import { caseloop, folder, type Ran, spawned } from "./run-cli.ts";
import { closed, row, sheet } from "./sheet.ts";

const store = `sqlite:${join(folder(), "demo.db")}`;
let demo: Ran;
let figures: Record<string, unknown> & { readonly case: string };

beforeAll(async () => {
  demo = await caseloop("demo", "--tickets", "250", "--store", store, "--json");
  figures = JSON.parse(demo.out.split("\n").at(-1) ?? "");
});

const section = (title: string) => demo.out.split("\n\n").find((part) => part.trimStart().startsWith(title)) ?? "";

describe("the demo", () => {
  it("plays a year through the whole loop, and ends with its figures", () => {
    expect(demo.code).toBe(0);
    expect(figures).toMatchObject({ registered: 250, units: 8, seed: "2023", store });
    expect(Number(figures.closed) + Number(figures.open)).toBe(250);
    for (const name of ["late", "open", "red"]) expect(figures[name], name).toBeGreaterThan(0);
    for (const [name, rate] of Object.entries(figures.rates as object)) {
      expect(rate, name).toBeGreaterThan(0);
      expect(rate, name).toBeLessThanOrEqual(100);
    }
  });

  it("sends every kind of step: redone, returned, extended, shelved, merged, refused, withdrawn, tracks of their own", async () => {
    const file = join(folder(), "log.ndjson");
    await caseloop("demo", "--tickets", "600", "--store", `sqlite:${file}.db`);
    await caseloop("export", file, "--store", `sqlite:${file}.db`);
    const seen = new Set(
      readFileSync(file, "utf8")
        .trimEnd()
        .split("\n")
        .slice(1)
        .map((line) => JSON.parse(line))
        .map(({ category, type }) => `${category}.${type}`),
    );
    const steps =
      "Registered Dispatched SignedIn Contacted Replied ReplyReviewed CalledBack Closed RedoOrdered Reassigned";
    const rarer =
      "ExtensionGranted Shelved Resumed Merged Absorbed Refused AnsweredDirectly Withdrawn StoppedWithNote ReplySentBack";
    for (const type of `${steps} ${rarer}`.split(" ")) expect(seen).toContain(`ticket.${type}`);
    for (const type of ["Opened", "Agreed", "Ended", "PartiesTold"]) expect(seen).toContain(`complaint.${type}`);
    for (const type of ["Received", "CaseFiled", "NotFiled", "ReporterTold"]) expect(seen).toContain(`report.${type}`);
    expect((await caseloop("verify", "--store", `sqlite:${file}.db`)).code).toBe(0);
  });

  it("is the same year for the same seed, wherever it is played, and another for another", async () => {
    const play = async (...args: string[]) => {
      const { out } = await caseloop(
        "demo",
        "--tickets",
        "80",
        "--json",
        ...args,
        "--store",
        `sqlite:${folder()}/d.db`,
      );
      return JSON.parse(
        out
          .split("\n")
          .at(-1)
          ?.replace(/"store":"[^"]*"/, '"store":""') ?? "",
      );
    };
    const first = await play("--seed", "7");
    expect(await play("--seed", "7")).toEqual(first);
    expect(await play("--seed", "8")).not.toEqual({ ...first, seed: "8" });
    const abroad = ["demo", "--tickets", "80", "--seed", "7", "--json", "--store", `sqlite:${folder()}/d.db`];
    const { out } = await spawned(abroad, { TZ: "America/New_York" }).done;
    expect({ ...JSON.parse(out.trimEnd().split("\n").at(-1) ?? ""), store: "" }).toEqual(first);
  });

  it("changes nothing when it is played again into its own store, and refuses one with other cases", async () => {
    const again = await caseloop("demo", "--tickets", "250", "--store", store, "--json");
    expect(again).toEqual(demo);
    for (const other of [
      ["--seed", "9"],
      ["--tickets", "251"],
    ]) {
      const { code, err } = await caseloop("demo", "--tickets", "250", ...other, "--store", store);
      expect(code).toBe(1);
      expect(err).toContain("holds other cases");
    }
  });

  it("runs through every seed without a command refused that should not be", async () => {
    for (let seed = 100; seed < 112; seed++) {
      const { code, err } = await caseloop(
        "demo",
        "--tickets",
        "60",
        "--seed",
        `${seed}`,
        "--store",
        `sqlite:${folder()}/d.db`,
      );
      expect(err).toBe("");
      expect(code).toBe(0);
    }
  });

  it("shows a board whose columns stand below each other, wide characters and all", () => {
    const lines = section("Board").split("\n").slice(1);
    const rule = lines.findIndex((line) => line.startsWith("──"));
    const wide = stringWidth(lines[rule] ?? "");
    const units = lines.slice(rule + 1, rule + 10);
    expect(units).toHaveLength(9);
    for (const line of units) expect(stringWidth(line)).toBe(wide);
    expect(demo.out).not.toContain("\u{1b}");
  });

  it("shows cards, a case with its law in both languages, and what to try next", async () => {
    expect(section("Cards")).toMatch(/red 红牌 +t-\d{4}/);
    const timeline = section("One case");
    expect(timeline).toContain(figures.case);
    expect(timeline).toContain(
      "《济南市12345市民服务热线条例》第二十四条 / Jinan Regulation on the 12345 Citizen Service Hotline",
    );
    const next = demo.out.split("\n").filter((line) => line.startsWith("  npx caseloop "));
    expect(next.length).toBeGreaterThan(3);
    for (const line of next) {
      const { code } = await caseloop(...line.trim().split(" ").slice(2));
      expect(code, line).toBe(0);
    }
  });

  it("puts everything into a fresh folder for temporary files where no store is named", async () => {
    const { out } = await caseloop("demo", "--tickets", "5", "--json");
    const { store: made } = JSON.parse(out.split("\n").at(-1) ?? "");
    expect(made).toMatch(/caseloop-demo-.*demo\.db$/);
    expect((await caseloop("report", "--store", made)).code).toBe(0);
  });

  it("shows the board of a file, where one is given", async () => {
    const file = join(folder(), "rows.csv");
    writeFileSync(file, sheet(row("1", closed), row("2"), row("2", closed)));
    const { code, out, err } = await caseloop("demo", file, "--json");
    expect(code).toBe(0);
    expect(err).toContain("duplicate-key");
    expect(JSON.parse(out.split("\n").at(-1) ?? "")).toMatchObject({ registered: 2, closed: 1, findings: 1, file });
  });
});
