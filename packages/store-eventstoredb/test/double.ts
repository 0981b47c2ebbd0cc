import { randomUUID } from "node:crypto";
import type { ClientName } from "./clients.ts";
import { RawClient, type RawEvent, type Told } from "./raw.ts";
import { type Options, type Server, startServer } from "./server/index.ts";

/** The servers and clients of a test file, closed together. */
export class Doubles {
  readonly kurrent: boolean;
  readonly #name: ClientName;
  readonly #opened: { close(): Promise<unknown> }[] = [];

  constructor(name: ClientName) {
    this.#name = name;
    this.kurrent = name.startsWith("@kurrent");
  }

  connect(to: Server): RawClient {
    return this.at(this.kurrent ? to.kurrentConnectionString : to.connectionString);
  }

  at(address: string): RawClient {
    const client = new RawClient(this.#name, address);
    this.#opened.push(client);
    return client;
  }

  async open(options: Options = {}): Promise<[Server, RawClient]> {
    const server = await startServer(options);
    this.#opened.push(server);
    return [server, this.connect(server)];
  }

  async close(): Promise<void> {
    for (const one of this.#opened.reverse()) await one.close();
  }
}

let names = 0;
export const fresh = (prefix = "double") => `${prefix}-${++names}`;

export const event = (n: number, more: object = {}) => ({
  id: randomUUID(),
  contentType: "application/json",
  type: `Happened${n}`,
  data: { n },
  metadata: { by: "tester" },
  ...more,
});

export const some = (count: number) => Array.from({ length: count }, (_, n) => event(n));
export const revisions = (events: readonly RawEvent[]) => events.map(({ revision }) => revision);

export const eventsOf = (told: readonly Told[]) => told.flatMap(({ event }) => (event ? [event] : []));
export const counted = (count: number) => (told: readonly Told[]) => eventsOf(told).length >= count;
export const caughtUp = (told: readonly Told[]) => told.some((one) => one.caughtUp);
export const failed = (told: readonly Told[]) => told.some(({ error }) => error);
