import { type ChildProcess, fork } from "node:child_process";
import { postgresStore } from "../../src/index.ts";
import { asOwner, wholeLog } from "../stores.ts";
import { LETTERS } from "./host-transaction.ts";
import type { History, Operation } from "./operations.ts";

/** What is run against one database. */
export interface Run {
  /** The programs of a client and of a subscriber. */
  readonly client: string;
  readonly follower: string;
  readonly clients: number;
  /** How many calls each client makes at least, and how many at a time. */
  readonly calls: number;
  readonly lanes: number;
  readonly seed: number;
}

const FOLLOWERS = 2;

/**
 * Lets clients and subscribers, each a process of its own, work on a new database, and answers all that is known of it. The clients
 * go on at least as long as `meanwhile`, which may wait until every subscriber has noticed that the server is away.
 */
export async function recorded(
  url: string,
  { client, follower, clients, calls, lanes, seed }: Run,
  meanwhile: (noticed: () => Promise<void>) => Promise<void> = async () => {},
): Promise<History> {
  await asOwner(url, (owner) => owner.query(LETTERS));
  const store = await postgresStore(url);
  const origin = String(process.hrtime.bigint());
  const followers = Array.from({ length: FOLLOWERS }, () => new Child<readonly string[]>(follower, [url]));
  const callers = Array.from({ length: clients }, (_, i) => {
    const args = [url, `client${i + 1}`, origin, String(calls), String(lanes), String(seed + i)];
    return new Child<readonly Operation[]>(client, args);
  });
  try {
    const all = async (word: string) => void (await Promise.all(followers.map((each) => each.heard(word))));
    await all("follows");
    await meanwhile(() => all("lost"));
    for (const each of callers) each.tell("enough");
    const operations = (await Promise.all(callers.map((each) => each.answer))).flat();
    const head = await store.head();
    for (const each of followers) each.tell(head);
    const seen = await Promise.all(followers.map((each) => each.answer));
    const log = (await wholeLog(store)).map(({ id, stream, version, position }) => ({ id, stream, version, position }));
    const rows = await asOwner(url, async (owner) => (await owner.query("SELECT id FROM letters")).rows);
    return {
      operations,
      log,
      followers: Object.fromEntries(seen.map((ids, i) => [`subscriber ${i + 1}`, ids])),
      rows: rows.map(({ id }) => id),
    };
  } finally {
    for (const each of [...callers, ...followers]) each.end();
    await store.close();
  }
}

/** A process that says a word now and then, and answers once, at its end. */
class Child<Answer> {
  readonly answer: Promise<Answer>;
  readonly #process: ChildProcess;

  constructor(program: string, args: readonly string[]) {
    this.#process = fork(program, args, { execArgv: [] });
    this.answer = new Promise((resolve, reject) => {
      this.#process.on("message", (message) => typeof message === "string" || resolve(message as Answer));
      this.#process.on("error", reject);
      this.#process.on("exit", (code, signal) => reject(new Error(`${program} ended with ${code ?? signal}`)));
    });
    this.answer.catch(() => {}); // told to whoever asks
  }

  tell(message: unknown): void {
    this.#process.send(message as object);
  }

  heard(word: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#process.on("message", (message) => message === word && resolve());
      this.answer.catch(reject);
    });
  }

  end(): void {
    this.#process.kill("SIGKILL");
  }
}
