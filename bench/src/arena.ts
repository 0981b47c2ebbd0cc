import { type Player, seat } from "./player.ts";
import type { Case, Sizes } from "./workload.ts";

export interface Measured {
  readonly name: string;
  /** Units per second, one for each round. */
  readonly speeds: readonly number[];
}

export interface Outcome {
  readonly measured: readonly Measured[];
  /** Contenders that could not take part, and why. */
  readonly absent: Readonly<Record<string, string>>;
}

export interface Rules {
  readonly sizes: Sizes;
  readonly rounds: number;
  readonly warmUps: number;
  /** Measure the built packages instead of their source. */
  readonly built: boolean;
  /** Count the main thread's CPU time instead of the time on the wall: for a machine that others use too. */
  readonly cpu: boolean;
}

/**
 * Runs a case: every contender in its own process, so that none pollutes another's caches, and one at a time;
 * rounds are interleaved, so that the machine's moods fall on all. Throws when two contenders answer differently.
 */
export async function compete(
  { contenders, server: start }: Case,
  { sizes, rounds, warmUps, built, cpu }: Rules,
): Promise<Outcome> {
  const server = await start?.();
  const absent: Record<string, string> = {};
  const players = new Map<string, Player>();
  try {
    for (const [name, module] of Object.entries(contenders)) {
      const player = seat(module, { sizes, server: server?.url ?? "", built });
      const { ready, failed } = await player.ask("ready");
      if (ready) players.set(name, player);
      else absent[name] = failed ?? "it was not ready";
    }
    const speeds = new Map([...players.keys()].map((name) => [name, [] as number[]]));
    for (let round = -warmUps; round < rounds; round++) {
      for (const [name, player] of rotated([...players], Math.abs(round))) {
        const { speed, work, failed } = await player.ask("round");
        if (speed === undefined || work === undefined) {
          absent[name] = failed ?? "it gave no figure";
          players.delete(name);
          speeds.delete(name);
          await player.leave();
        } else if (round >= 0) speeds.get(name)?.push(cpu ? work : speed);
      }
    }
    await sameAnswers(players);
    return { measured: [...speeds].map(([name, list]) => ({ name, speeds: list })), absent };
  } finally {
    await Promise.all([...players.values()].map((player) => player.leave()));
    await server?.stop();
  }
}

async function sameAnswers(players: ReadonlyMap<string, Player>): Promise<void> {
  const answers = new Map<string, string[]>();
  for (const [name, player] of players) {
    const { answer, failed } = await player.ask("answer");
    if (failed) throw new Error(`${name}: ${failed}`);
    if (typeof answer === "string") answers.set(answer, [...(answers.get(answer) ?? []), name]);
  }
  if (answers.size > 1) {
    const said = [...answers].map(([answer, names]) => `  ${names.join(", ")}: ${answer.slice(0, 300)}`);
    throw new Error(`contenders disagree:\n${said.join("\n")}`);
  }
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const cut = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(cut), ...list.slice(0, cut)];
}
