import type { Instant, Meta, Position, Recorded } from "./message.ts";

/**
 * A recorded event as a recipe of a projection sees it: the same in everything, with data of the recipe's own.
 * A class and not a copy, because stores compute the rarer fields only when they are asked for.
 */
export class Seen implements Recorded {
  readonly data: unknown;
  readonly #event: Recorded;

  constructor(event: Recorded, data: unknown) {
    this.#event = event;
    this.data = data;
  }

  get type(): string {
    return this.#event.type;
  }
  get stream(): string {
    return this.#event.stream;
  }
  get category(): string {
    return this.#event.category;
  }
  get entity(): string {
    return this.#event.entity;
  }
  get version(): number {
    return this.#event.version;
  }
  get position(): Position {
    return this.#event.position;
  }
  get occurredAt(): Instant {
    return this.#event.occurredAt;
  }
  get recordedAt(): Instant {
    return this.#event.recordedAt;
  }
  get id(): string {
    return this.#event.id;
  }
  get schema(): number {
    return this.#event.schema;
  }
  get meta(): Meta {
    return this.#event.meta;
  }

  toJSON(): Recorded {
    const { id, stream, category, entity, version, position, type, schema, occurredAt, recordedAt, data, meta } = this;
    return { id, stream, category, entity, version, position, type, schema, occurredAt, recordedAt, data, meta };
  }
}
