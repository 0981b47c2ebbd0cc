import { type AllOptions, type EventStore, hasCode, type Selection, selected, start } from "@caseloop/core";
import type * as fc from "fast-check";
import { expect } from "vitest";
import { type Appending, apply, type Model, type Real, said, versionOf } from "./model.ts";
import { event } from "./stores.ts";

type Step = fc.AsyncCommand<Model, Real>;

/** Some appends at the same moment: they happen in the order they were asked for, each on its own. */
export class Append implements Step {
  readonly #client: 0 | 1;
  readonly #appends: readonly Appending[];
  constructor(client: 0 | 1, appends: readonly Appending[]) {
    this.#client = client;
    this.#appends = appends;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const asked = this.#appends.map((append) => {
      const expected =
        typeof append.expected === "object"
          ? Math.max(0, versionOf(model, append.stream) + append.expected.off)
          : append.expected;
      const events = append.kinds.map(({ type, schema, data }) => ({
        ...event(data, type),
        schema,
        meta: { command: { type: append.command } },
      }));
      const answer = real.clients[this.#client].append(append.stream, events, {
        expected,
        ...(append.commandId === undefined ? {} : { commandId: append.commandId }),
      });
      return { promised: apply(model, append, expected), answer };
    });
    const answers = await Promise.allSettled(asked.map(({ answer }) => answer));
    for (const [i, answer] of answers.entries()) {
      const promised = asked[i]?.promised;
      if (answer.status === "rejected")
        expect(
          hasCode(answer.reason, promised as string),
          `${answer.reason} instead of ${JSON.stringify(promised)}`,
        ).toBe(true);
      else
        expect({
          events: answer.value.events.map(said),
          repeated: answer.value.repeated,
          at: [answer.value.version, answer.value.position],
        }).toEqual({
          ...(promised as object),
          at: lastOf(promised),
        });
    }
  }
  toString = () => `append(${this.#client}, ${JSON.stringify(this.#appends)})`;
}

const lastOf = (promised: ReturnType<typeof apply> | undefined) => {
  const last = typeof promised === "object" ? promised.events.at(-1) : undefined;
  return [last?.version, last?.position];
};

export class ReadStream implements Step {
  readonly #of: readonly [client: 0 | 1, stream: string, after: number, limit: number];
  constructor(...of: readonly [client: 0 | 1, stream: string, after: number, limit: number]) {
    this.#of = of;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const [client, stream, after, limit] = this.#of;
    const read = await real.clients[client].readStream(stream, { after, limit });
    expect(read.map(said)).toEqual(
      model.events.filter((each) => each.stream === stream && each.version > after).slice(0, limit),
    );
  }
  toString = () => `readStream(${this.#of})`;
}

/** Reads the log to its end through each client, whoever wrote it, page by page, and looks that each page keeps what it says. */
export class ReadAll implements Step {
  readonly #of: readonly [after: number, limit: number, only: readonly Selection[] | undefined];
  constructor(...of: readonly [after: number, limit: number, only: readonly Selection[] | undefined]) {
    this.#of = of;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    for (const client of real.clients) await this.#read(model, client);
  }
  async #read(model: Model, client: EventStore) {
    const [from, limit, only] = this.#of;
    const wanted = (after: number, until: number) =>
      model.events.filter(
        (each) =>
          each.position > after &&
          each.position <= until &&
          selected(only, { category: each.stream.split("-")[0] as string, type: each.type }),
      );
    let after = (model.events[Math.min(from, model.events.length) - 1]?.position ?? start) as NonNullable<
      AllOptions["after"]
    >;
    for (let pages = 0, end = false; !end; pages++) {
      const page = await client.readAll({ after, limit, ...(only && { only }) });
      expect(page.events.length).toBeLessThanOrEqual(limit);
      expect(page.events.map(said)).toEqual(wanted(after, page.position));
      expect(page.end).toBe(page.position >= model.events.length);
      expect(page.end || page.position > after, "a page moves on").toBe(true);
      expect(pages).toBeLessThan(200);
      ({ position: after, end } = page);
    }
  }
  toString = () => `readAll(${JSON.stringify(this.#of)})`;
}

export class Outcome implements Step {
  readonly #of: readonly [client: 0 | 1, commandId: string];
  constructor(...of: readonly [client: 0 | 1, commandId: string]) {
    this.#of = of;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const [client, id] = this.#of;
    const [kept, outcome] = [model.outcomes.get(id), await real.clients[client].outcomeOf(id)];
    expect(outcome?.events.map(said)).toEqual(kept && model.events.slice(kept.first, kept.last));
    expect(await real.clients[client].head()).toBe(model.events.length);
  }
  toString = () => `outcomeOf(${this.#of})`;
}

export class Reopen implements Step {
  readonly #client: 0 | 1;
  constructor(client: 0 | 1) {
    this.#client = client;
  }
  check = () => true;
  async run(_: Model, real: Real) {
    await real.clients[this.#client].close();
    real.clients[this.#client] = real.open();
  }
  toString = () => `reopen(${this.#client})`;
}
