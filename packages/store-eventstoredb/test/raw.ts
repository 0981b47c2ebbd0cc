import { Worker } from "node:worker_threads";
import type { ClientName } from "./clients.ts";

/** An event as the raw clients give it. */
export interface RawEvent {
  readonly id: string;
  readonly streamId: string;
  readonly revision: bigint;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: unknown;
  readonly metadata: unknown;
  readonly created: Date;
  readonly position: { readonly commit: bigint; readonly prepare: bigint };
  readonly link?: RawEvent;
}

/** What a subscription told, in its order. */
export interface Told {
  readonly event?: RawEvent;
  readonly checkpoint?: RawEvent["position"];
  readonly caughtUp?: object;
  readonly confirmed?: true;
  readonly error?: { readonly type: string };
}

interface Written {
  readonly success: boolean;
  readonly nextExpectedRevision: bigint;
  readonly position?: RawEvent["position"];
}

/** A raw client in a thread of its own, since a process may load only one of them. */
export class RawClient {
  readonly #worker: Worker;
  readonly #open = new Map<number, { readonly resolve: (a: unknown) => void; readonly reject: (e: unknown) => void }>();
  readonly #told = new Map<string, { readonly all: Told[]; wake: () => void }>();
  #asked = 0;

  constructor(client: ClientName, address: string) {
    this.#worker = new Worker(new URL("./children/raw.ts", import.meta.url), { workerData: { client, address } });
    this.#worker.on("message", ({ id, answer, error, key, told }) => {
      if (told) return this.#tell(key, told);
      const asked = this.#open.get(id);
      this.#open.delete(id);
      if (error) asked?.reject(error);
      else asked?.resolve(answer);
    });
    this.#worker.on("error", (error) => {
      for (const { reject } of this.#open.values()) reject(error);
    });
  }

  append = (stream: string, events: readonly object[], state: unknown = "any", more = {}) =>
    this.#ask<Written>("append", stream, events, state, more);
  read = (stream: string, options: object = {}) => this.#ask<RawEvent[]>("read", stream, options);
  readAll = (options: object = {}) => this.#ask<RawEvent[]>("readAll", options);
  remove = (stream: string, state: unknown = "any") => this.#ask("remove", stream, state);
  tombstone = (stream: string, state: unknown = "any") => this.#ask("tombstone", stream, state);
  setMetadata = (stream: string, metadata: object) => this.#ask<Written>("setMetadata", stream, metadata);
  getMetadata = (stream: string) => this.#ask<{ metadata?: object }>("getMetadata", stream);
  unfollow = (key: string) => this.#ask("unfollow", key);

  async followAll(key: string, options: object): Promise<void> {
    this.#told.set(key, { all: [], wake: () => {} });
    await this.#ask("followAll", key, options);
  }

  async followStream(key: string, stream: string, options: object): Promise<void> {
    this.#told.set(key, { all: [], wake: () => {} });
    await this.#ask("followStream", key, stream, options);
  }

  /** Everything a subscription has told, once that is enough. */
  async told(key: string, enough: (all: readonly Told[]) => boolean): Promise<readonly Told[]> {
    const heard = this.#told.get(key);
    if (!heard) throw new Error(`nothing follows ${key}`);
    while (!enough(heard.all)) await new Promise<void>((resolve) => Object.assign(heard, { wake: resolve }));
    return heard.all;
  }

  close = () => this.#worker.terminate();

  #tell(key: string, told: Told): void {
    const heard = this.#told.get(key);
    heard?.all.push(told);
    heard?.wake();
  }

  #ask<T = unknown>(call: string, ...args: readonly unknown[]): Promise<T> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve: (answer) => resolve(answer as T), reject });
      this.#worker.postMessage({ id, call, args });
    });
  }
}
