import type { Decider, InputOf, Schemas } from "@caseloop/core";
import { given } from "@caseloop/core/spec";
import { expect, it } from "vitest";
import type { z } from "zod";

/** A moment on the clock on the wall in Jinan, such as `2023-07-10 09:00` or `2023-07-10 23:59:59.999`. */
export function at(local: string): string {
  return new Date(`${local.replace(" ", "T")}+08:00`).toISOString();
}

export type Step<Command> = readonly [local: string, command: Command];

/** Everything a test says about lives of one aggregate. */
export function livesOf<Name extends string, State, Commands extends Schemas, Events extends Schemas, Context>(
  decider: Decider<Name, State, Commands, Events, Context>,
) {
  type Command = Parameters<ReturnType<typeof given<Name, State, Commands, Events, Context>>["when"]>[0];

  /** What happened in these steps; a refused one throws. */
  function life(steps: readonly Step<Command>[]): InputOf<Events>[] {
    const happened: InputOf<Events>[] = [];
    for (const [local, command] of steps) {
      const decision = decider.decide(
        command,
        decider.evolve(decider.initial as never, happened as never) as never,
        { ...decider.context, at: at(local) } as never,
      );
      if ("code" in decision)
        throw new Error(`${local} ${command.type} was refused: ${decision.code}: ${decision.because}`);
      happened.push(...(decision as unknown as InputOf<Events>[]));
    }
    return happened;
  }

  /** Given this life, when a command comes at that moment. */
  const on = (steps: readonly Step<Command>[], [local, command]: Step<Command>) =>
    given(decider, ...life(steps)).when(command, { at: at(local) } as never);

  /** One test for each refusal, and one that none was forgotten. */
  function refuses<Code extends string>(
    codes: Readonly<Record<Code, readonly [string, string]>>,
    ...cases: readonly (readonly [code: Code, steps: readonly Step<Command>[], last: Step<Command>])[]
  ): void {
    it.each(cases)("refuses: %s", (code, steps, last) => {
      const { rejection } = on(steps, last).thenRejected(code);
      expect([rejection?.because, rejection?.zh]).toEqual([...codes[code]]);
    });
    it("has no refusal that is never reached", () => {
      expect(new Set(cases.map(([code]) => code))).toEqual(new Set(Object.keys(codes)));
    });
  }

  const step = <Type extends keyof Commands & string>(
    local: string,
    type: Type,
    data: z.input<Commands[Type]>,
  ): Step<Command> => [local, { type, data } as unknown as Command];

  return { life, on, refuses, step };
}

export const firm = (id: string) => ({ id, kind: "entity" as const, name: `${id}公司` });
