import { acknowledged } from "./operations.ts";
import type { Recording } from "./recording.ts";

/** What a client does: many kinds of calls, on few streams where all clients meet and many where they do not, chosen by `chance`. */
export class Workload {
  readonly #client: string;
  readonly #recording: Recording;
  readonly #chance: Chance;
  /** What this client believes; the others make it untrue all the time. */
  readonly #versions = new Map<string, number>();
  readonly #commands: Parameters<Recording["append"]>[0][] = [];
  #head = 0;
  #made = 0;

  constructor(client: string, recording: Recording, seed: number) {
    this.#client = client;
    this.#recording = recording;
    this.#chance = new Chance(seed);
  }

  async next(): Promise<void> {
    const n = ++this.#made;
    const below = (most: number) => this.#chance.below(most);
    const [command, hot] = [`${this.#client}-${n}`, `ticket-${below(8)}`];
    const ids = Array.from({ length: 1 + below(3) }, (_, i) => `${command}-${i}`);
    const named = below(4) > 0 ? { command } : {}; // some have no command id
    const known = this.#versions.get(hot) ?? 0;
    const what = below(100);

    if (what < 26) return this.#append({ stream: hot, ids, expected: known, ...named });
    if (what < 40) return this.#append({ stream: `visit-${below(300)}`, ids, expected: "any", ...named });
    if (what < 44) return this.#append({ stream: `letter-${n >> 3}`, ids, expected: "none", ...named });
    if (what < 48) return this.#append({ stream: `letter-${(n >> 3) + below(3)}`, ids, expected: "exists", ...named });
    if (what < 54) return this.#append(this.#shared(n));
    if (what < 62)
      return this.#append(this.#commands.at(-1 - below(Math.min(40, this.#commands.length))) ?? this.#shared(n));
    if (what < 66) {
      const part = (stream: string, i: number) => ({
        stream,
        ids: ids.map((id) => `${id}${i}`),
        command: `${command}/${i}`,
      });
      const parts = [
        { ...part(`visit-${below(300)}`, 0), expected: "any" as const },
        { ...part(hot, 1), expected: below(2) > 0 ? ("any" as const) : known },
      ];
      return this.#recording.transaction(command, parts.slice(below(2)), below(5) === 0);
    }
    if (what < 83) return this.#recording.stream(hot, Math.max(0, known - below(20)), 1 + below(40));
    if (what < 96) return this.#recording.page(Math.max(0, this.#head - below(40)), 1 + below(80));
    return this.#recording.outcome(this.#shared(n).command);
  }

  /** A command that every client sends at about the same time. */
  #shared(n: number) {
    const command = `shared-${n >> 3}`;
    return {
      command,
      stream: `interview-${(n >> 3) % 5}`,
      ids: [`${command}-0`, `${command}-1`],
      expected: "any" as const,
    };
  }

  async #append(asked: Parameters<Recording["append"]>[0]): Promise<void> {
    if (asked.command !== undefined) this.#commands.push(asked);
    const answer = await this.#recording.append(asked);
    const done = acknowledged(answer);
    if (done) this.#head = Math.max(this.#head, done.positions.at(-1) ?? 0);
    const version = done ? done.version : answer !== "unknown" && "refused" in answer ? answer.refused : 0;
    this.#versions.set(asked.stream, Math.max(this.#versions.get(asked.stream) ?? 0, version));
  }
}

/** Chance that a seed repeats. Source: G. Marsaglia, Xorshift RNGs (2003), the triple 13, 17, 5. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 1;
  }

  /** A whole number from 0, below this one. */
  below(most: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % most;
  }
}
