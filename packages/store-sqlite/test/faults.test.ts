import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type EventStore, hasCode } from "@caseloop/core";
import { expect, test } from "vitest";
import { sqliteStore } from "../src/index.ts";
import { sqliteError, withCommit, withSql } from "./faulty.ts";
import { directory, event, wholeLog } from "./stores.ts";

const place = directory();
let files = 0;
const newPath = () => join(place, `${++files}.db`);
const any = { expected: "any" } as const;
const root = process.getuid?.() === 0;

test("a writer waits while another process holds the file, and the process goes on meanwhile", async () => {
  const path = newPath();
  const store = sqliteStore(path);
  const other = new DatabaseSync(path);
  other.exec("BEGIN IMMEDIATE");
  const appending = Promise.all([store.append("ticket-1", [event()], any), store.append("ticket-2", [event()], any)]);
  setTimeout(() => other.exec("COMMIT"), 60); // runs only because the wait does not block
  expect((await appending).map(({ position }) => position)).toEqual([1, 2]);
  await store.close();
});

test("a writer that waited busyTimeout in vain is told so, and has written nothing", async () => {
  const path = newPath();
  const store = sqliteStore(path, { busyTimeout: 30 });
  const other = new DatabaseSync(path);
  other.exec("BEGIN IMMEDIATE");
  await expect(store.append("ticket-1", [event()], { ...any, commandId: "c" })).rejects.toMatchObject({
    code: "store-busy",
  });
  expect(await store.head()).toBe(0);
  other.exec("COMMIT");
  expect((await store.append("ticket-1", [event()], { expected: "none", commandId: "c" })).repeated).toBe(false);
  await store.close();
});

test("a full file refuses what does not fit and nothing else, and reads on", async () => {
  const path = newPath();
  const limited = (sql: string) => (sql.startsWith("PRAGMA synchronous") ? `${sql}; PRAGMA max_page_count = 60` : sql);
  const store = await withSql(limited, async () => sqliteStore(path));
  const big = { text: "x".repeat(300_000) };
  const together = [
    store.append("ticket-1", [event()], { expected: "none" }),
    store.append("ticket-2", [event(), event(big)], { expected: "none", commandId: "big" }),
    store.append("ticket-3", [event()], { expected: "none" }),
  ];
  const answers = await Promise.allSettled(together);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  await expect(together[1]).rejects.toMatchObject({ code: "store-full", facts: { fault: "full" } });
  expect((await wholeLog(store)).map(({ stream }) => stream)).toEqual(["ticket-1", "ticket-3"]);
  expect(await store.integrity()).toEqual([]);

  const roomier = sqliteStore(path);
  expect(
    (await roomier.append("ticket-2", [event(), event(big)], { expected: "none", commandId: "big" })).repeated,
  ).toBe(false);
  await Promise.all([store.close(), roomier.close()]);
});

test("a full disk refuses, keeps what it acknowledged, and takes the same command once there is room", async ({
  skip,
}) => {
  const mount = join(place, "small");
  mkdirSync(mount);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", mount], { stdio: "ignore" });
  } catch {
    skip("a small file system can only be mounted by root on Linux");
  }
  try {
    writeFileSync(join(mount, "ballast"), Buffer.alloc(600_000));
    const store = sqliteStore(join(mount, "a.db"));
    let acknowledged = 0;
    const fill = async (): Promise<unknown> => {
      for (;;) {
        const failed = await store
          .append("ticket-1", [event("x".repeat(20_000)), event()], {
            expected: acknowledged * 2,
            commandId: `c-${acknowledged}`,
          })
          .then(
            () => undefined,
            (error: unknown) => error,
          );
        if (failed) return failed;
        acknowledged++;
      }
    };
    expect(await fill()).toMatchObject({ code: "store-full" });
    expect(acknowledged).toBeGreaterThan(5);
    expect(await wholeLog(store)).toHaveLength(acknowledged * 2);
    rmSync(join(mount, "ballast"));
    const before = acknowledged;
    expect(await fill()).toMatchObject({ code: "store-full" });
    expect(acknowledged).toBeGreaterThan(before);
    await store.close();
    const reopened = sqliteStore(join(mount, "a.db"), { readOnly: true });
    expect(await wholeLog(reopened)).toHaveLength(acknowledged * 2);
    expect(await reopened.integrity()).toEqual([]);
    await reopened.close();
  } finally {
    execFileSync("umount", ["--lazy", mount]); // a store may still be open when an expectation failed
  }
});

test("a commit that failed in an unknown way says so, and the command id settles it", async () => {
  for (const [errcode, when, code, there] of [
    [1034, "before", "store-outcome-unknown", false], // IOERR_FSYNC
    [1034, "after", "store-outcome-unknown", true],
    [13, "before", "store-full", false],
  ] as const) {
    const path = newPath();
    const append = (store: EventStore) =>
      store.append("ticket-1", [event(1), event(2)], { expected: "none", commandId: "c" });
    await withCommit(sqliteError(errcode, "disk I/O error"), when, async () => {
      const store = sqliteStore(path);
      await expect(append(store)).rejects.toMatchObject({ code });
      expect(await store.head()).toBe(there ? 2 : 0);
    });
    const store = sqliteStore(path);
    expect((await append(store)).repeated).toBe(there);
    expect(await store.head()).toBe(2);
  }
});

test("a read-only store reads, and refuses to write anything", async () => {
  const path = newPath();
  const writer = sqliteStore(path);
  await writer.append("ticket-1", [event()], any);
  const store = sqliteStore(path, { readOnly: true });
  const checkpoint = { position: await store.head(), fingerprint: "f", parked: {} };
  await expect(store.append("ticket-1", [event()], any)).rejects.toMatchObject({ code: "store-read-only" });
  await expect(
    store.views.save("board", { expected: undefined, checkpoint, set: new Map(), delete: [] }),
  ).rejects.toMatchObject({ code: "store-read-only" });
  await expect(store.importLog([])).rejects.toMatchObject({ code: "store-read-only" });
  await store.snapshots.put("ticket-1", "f", { state: 1, version: 1, position: checkpoint.position });
  expect(await store.snapshots.get("ticket-1", "f")).toBeUndefined();
  await writer.append("ticket-1", [event()], any);
  expect(await wholeLog(store)).toHaveLength(2);
  expect(await store.integrity()).toEqual([]);
  await Promise.all([writer.close(), store.close()]);
});

test("a file or directory this user may not write gives a typed answer", async ({ skip }) => {
  if (process.platform === "win32") skip("file modes are not Windows's");
  const own = join(place, "modes");
  mkdirSync(own);
  const path = join(own, "a.db");
  const store = sqliteStore(path);
  await store.append("ticket-1", [event()], any);
  await store.close();
  const nobody = root ? { uid: 65534, gid: 65534 } : {}; // root may write anything, so the child is nobody
  const told = (mode = "") => {
    const script = join(import.meta.dirname, "children", "as-nobody.ts");
    return JSON.parse(
      execFileSync(process.execPath, ["--conditions=@caseloop/source", script, path, mode], {
        ...nobody,
        encoding: "utf8",
      }),
    );
  };
  chmodSync(place, 0o755);
  chmodSync(path, 0o444);
  chmodSync(own, 0o555);
  expect([told(), told("readOnly")]).toEqual([{ open: "store-read-only" }, { open: "store-read-only" }]);
  chmodSync(own, 0o777);
  expect([told(), told("readOnly")]).toEqual([
    { read: 1, append: "store-read-only" },
    { read: 1, append: "store-read-only" },
  ]);
  if (root) chownSync(own, 0, 0);
});

test("a path or file that cannot be a store is answered by what is wrong with it", async () => {
  const refusal = (path: string, options = {}) => {
    try {
      sqliteStore(path, options);
    } catch (error) {
      return `${(error as { code?: string }).code ?? (error as Error).name}: ${(error as Error).message}`;
    }
    return "opened";
  };
  expect(refusal("")).toBe('RangeError: path must name a file, got "" (a store in memory is memoryStore)');
  expect(refusal(":memory:")).toContain("RangeError: path must name a file");
  expect(refusal(join(place, "no", "such.db"))).toContain(
    `store-unavailable: sqlite:such.db: the directory ${join(place, "no")} does not exist`,
  );
  expect(refusal(place)).toContain("is a directory");
  expect(refusal(join(place, "absent.db"), { readOnly: true })).toContain("store-unavailable: sqlite:absent.db");

  const text = newPath();
  writeFileSync(text, "id,created,closed\n".repeat(100));
  expect(refusal(text)).toContain("store-corrupt: sqlite:");
  const foreign = newPath();
  new DatabaseSync(foreign).exec("CREATE TABLE customers (id INTEGER)");
  expect(refusal(foreign)).toContain("the file is a SQLite database of another program");
  expect(new DatabaseSync(foreign).prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "delete" });
  const empty = newPath();
  writeFileSync(empty, "");
  expect(refusal(empty, { readOnly: true })).toContain("store-corrupt: ");
  expect(refusal(empty)).toBe("opened");
  const future = newPath();
  await sqliteStore(future).close();
  new DatabaseSync(future).exec("PRAGMA user_version = 99");
  expect(refusal(future)).toContain("store-too-new: ");
});

test("what is asked wrongly is answered before anything is written", async () => {
  const store = sqliteStore(newPath());
  const bad = (change: object) => store.append("ticket-1", [{ ...event(), ...change }], any);
  await expect(bad({ occurredAt: "10.07.2023" })).rejects.toThrow("an instant is ISO 8601");
  await expect(bad({ schema: 0 })).rejects.toThrow("schema is a whole number from 1, got 0");
  await expect(bad({ type: "\ud800" })).rejects.toMatchObject({ code: "invalid-payload", facts: { field: "type" } });
  await expect(bad({ id: undefined })).rejects.toMatchObject({ code: "invalid-payload", facts: { field: "id" } });
  await expect(store.append("ticket-1", [event()], { ...any, commandId: "\udc00" })).rejects.toMatchObject({
    facts: { field: "commandId" },
  });
  await expect(store.append("ticket-1", [], any)).rejects.toThrow("nothing to append to ticket-1");
  await expect(store.readAll({ limit: 0 })).rejects.toThrow("limit is a whole number from 1, got 0");
  await expect(store.readStream("ticket-1", { after: -1 })).rejects.toThrow("after is a whole number from 0, got -1");
  expect(await store.head()).toBe(0);
  await store.close();
  await store.close();
  const refused = await Promise.allSettled([
    store.head(),
    store.readAll(),
    store.views.scan("v"),
    store.backup(newPath()),
    store.outcomeOf("c"),
    store.integrity(),
  ]);
  expect(refused.map((each) => each.status === "rejected" && hasCode(each.reason, "store-closed"))).toEqual(
    Array(6).fill(true),
  );
});
