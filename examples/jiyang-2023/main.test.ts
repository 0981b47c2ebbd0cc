import { execFile, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sqliteStore } from "@caseloop/store-sqlite";
import { describe, expect, it } from "vitest";

const script = join(import.meta.dirname, "main.ts");
const folder = mkdtempSync(join(tmpdir(), "caseloop-main-"));

/** The example as its user runs it. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const command = ["--conditions=@caseloop/source", script, ...args];
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, command, { env: { ...process.env, ...env }, maxBuffer: 2 ** 26 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}
const last = (out: string) => JSON.parse(out.trimEnd().split("\n").at(-1) ?? "");

describe("the demo", () => {
  it.each([
    [["--tickets", "many"], '"many"', "a whole number from 300 to 200000"],
    [["--tickets", "299"], '"299"', "a whole number from 300 to 200000"],
    [["--store", "postgres://x"], '"postgres://x"', "memory or sqlite:PATH"],
    [["--store", "sqlite:"], '"sqlite:"', "memory or sqlite:PATH"],
    [["--seed", ""], '""', "some text"],
    [["--colour"], "--colour", "usage: npm run demo"],
  ])("does not understand %j: says what came and what was expected", async (args, came, expected) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(came);
    expect(err).toContain(expected);
  });
});

describe("a year that is killed midway and run again", async () => {
  const [killed, whole] = ["killed", "whole"].map((name) => join(folder, `${name}.db`)) as [string, string];
  const args = (path: string) => ["--tickets", "300", "--store", `sqlite:${path}`, "--json"];

  const child = spawn(process.execPath, ["--conditions=@caseloop/source", script, ...args(killed)], {
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.on("exit", (_, signal) => resolve(signal)));
  const eventsIn = async (path: string) => {
    const store = sqliteStore(path);
    const head = await store.head();
    await store.close();
    return head;
  };
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if ((await eventsIn(killed).catch(() => 0)) > 20_000) break;
  }
  child.kill("SIGKILL");
  const signal = await ended;
  const begun = await eventsIn(killed);
  const [again, abroad] = await Promise.all([run(args(killed)), run(args(whole), { TZ: "America/New_York" })]);
  const inMemory = await run(["--tickets", "300", "--store", "memory", "--json"]);

  it("was killed before its end", () => {
    expect(signal).toBe("SIGKILL");
    expect(begun).toBeLessThan(last(abroad.out).events);
  });

  it("ends with the same figures and the very same log as one that was not, in whatever time zone", async () => {
    expect([again.code, abroad.code]).toEqual([0, 0]);
    const [one, other] = [last(again.out), last(abroad.out)];
    expect(one.figures).toEqual(other.figures);
    expect([one.events, one.eventsDigest]).toEqual([other.events, other.eventsDigest]);
  });

  it("has the log that it has in memory, where its desks share one thread", () => {
    expect(inMemory.code).toBe(0);
    expect(last(inMemory.out).eventsDigest).toBe(last(abroad.out).eventsDigest);
    expect(last(inMemory.out).figures).toEqual(last(abroad.out).figures);
  });

  it("prints the figures, the size and the digest in its last line, and a board above", () => {
    const { figures, events, tickets, seconds, eventsDigest } = last(abroad.out);
    expect(Object.keys(figures).toSorted()).toEqual(
      [
        ...["casesClosed", "finesFen", "mitigated", "exemptOrNotImposed", "reducedFen", "stations"],
        ...["demonstrationUnits", "noReasonReturnUnits", "trustedUnits", "odrEnterprises", "selfSettled"],
        ...["selfSettledOnTimeRate", "selfSettledSatisfactionRate", "jointChecks", "trainingsReceived"],
        ...["trainingSessions", "trainingPersonTimes", "leadByRedo"],
      ].toSorted(),
    );
    expect(events).toBeGreaterThan(70_000);
    expect(tickets).toBeGreaterThanOrEqual(300);
    expect(seconds).toBeGreaterThan(0);
    expect(eventsDigest).toMatch(/^[0-9a-f]{64}$/);
    for (const title of ["the page and its replay", "三率排名", "消费警示", "裁量说理", "时间回溯"])
      expect(abroad.out).toContain(title);
    expect(abroad.out).not.toContain("\u{1b}");
  });

  it("refuses a store that holds another year", async () => {
    for (const change of [
      ["--seed", "9"],
      ["--tickets", "301"],
    ]) {
      const { code, err } = await run([...args(whole), ...change]);
      expect(code).toBe(1);
      expect(err).toContain("holds something else");
    }
  });
});
