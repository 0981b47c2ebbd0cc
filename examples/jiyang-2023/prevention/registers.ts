import type { Calendar, Day, Instant } from "@caseloop/law";
import { type RegistryCommand, type RegistryKind, registryEntry, registryKinds } from "@caseloop/prevention";
import type { Plan } from "../plan.ts";
import { type Chance, chance } from "../stage/chance.ts";
import { type Life, stepsOf } from "../stage/step.ts";
import { morning, workdays } from "./agenda.ts";

type Revocation = Extract<RegistryCommand, { type: "Revoke" }>["data"]["ground"];

/** Clerks who record side by side, and the days of the year on which a list comes in; both `assumed`. */
const clerks = 16;
const listEvery = 8;
/** Seconds between two entries of one clerk on one day. */
const pace = 30;
const places = 19;

/** 名录登记: lists come in every other week, and each clerk enters a part; some entries are renewed, some lapse or are revoked. */
export function registerLives({ seed, prevention }: Plan, calendar: Calendar): Life[] {
  const lists = workdays("2023-01-03", "2023-12-15", calendar).filter((_, i) => i % listEvery === 0);
  const books = Array.from({ length: clerks }, (_, i) => book(seed, i + 1, lists, calendar));
  let next = 0;
  const wanted = {
    serviceStation: prevention.stations,
    demonstrationUnit: prevention.demonstrationUnits,
    returnsPromiseUnit: prevention.noReasonReturnUnits,
    creationUnit: prevention.trustedUnits,
    odrEnterprise: prevention.odrEnterprises,
  } satisfies Record<RegistryKind, number>;
  for (const kind of Object.keys(registryKinds) as RegistryKind[]) {
    const stay = wanted[kind];
    // Stations and ODR enterprises are few, and none goes; of the others two in a hundred do.
    const leave = stay > 100 ? Math.ceil(stay / 50) : 0;
    for (let n = 1; n <= stay + leave; n++) books[next++ % clerks]?.enter(kind, n, n > stay);
  }
  return books.flatMap((one) => one.lives());
}

/** What happens to an entry, and when. */
interface Entry {
  readonly at: Instant;
  readonly command: RegistryCommand;
}

function book(seed: string, clerk: number, lists: readonly Day[], calendar: Calendar) {
  const name = `${seed}/registers-${clerk}`;
  const luck = chance(name);
  const officer = `clerk-${clerk}`;
  const lives: Life[] = [];
  const taken = lists.map(() => 0);
  const on = (list: number, command: (day: Day) => RegistryCommand): Entry => {
    const day = lists[list];
    const slot = taken[list];
    if (day === undefined || slot === undefined) throw new RangeError(`the year has no list ${list}`);
    taken[list] = slot + 1;
    return { at: morning(day, calendar, slot * pace), command: command(day) };
  };
  function* life(entity: string, entries: readonly Entry[]): Life {
    const step = stepsOf(`${seed}/${entity}`);
    for (const { at, command } of entries) yield step(registryEntry, entity, at, officer, command);
  }
  return {
    /** Writes down what will happen to one entry of the year. */
    enter(kind: RegistryKind, n: number, leaves: boolean): void {
      const entity = `${kind}-${n}`;
      // ODR enterprises are there from the start, for complaints go to them all year.
      const first = kind === "odrEnterprise" ? 0 : luck.int(0, lists.length - 3);
      const later = luck.int(first + 1, lists.length - 1);
      const renewed = !leaves && n % 40 === 0;
      const lapses = leaves && n % 4 === 0;
      const last = lists[later];
      const ends = (renewed || lapses) && last !== undefined;
      const entries = [
        on(first, (day) => ({
          type: "Grant",
          data: {
            kind,
            place: `place-${1 + (n % places)}`,
            holder: { id: `holder-${kind}-${n}`, kind: "entity", name: `${registryKinds[kind]}${n}号` },
            from: day,
            ...(ends && { to: last }),
            decision: `名录〔2023〕${first + 1}号`,
            officer,
          },
        })),
      ];
      if (renewed)
        entries.push(
          on(later, () => ({
            type: "Renew",
            data: { to: "2025-12-31", decision: `名录〔2023〕${later + 1}号`, officer },
          })),
        );
      if (leaves && !lapses)
        entries.push(on(later, (day) => ({ type: "Revoke", data: revocation(luck, day, officer) })));
      lives.push(life(entity, entries));
    },
    lives: (): readonly Life[] => lives,
  };
}

/** 取消 */
function revocation(luck: Chance, from: Day, officer: string) {
  const ground = luck.pick<Revocation>(["unqualified", "violation", "withdrawn", "closed", "wronglyGranted"]);
  return {
    ...(ground !== "wronglyGranted" && { from }),
    ground,
    reason: "经复核不再符合条件",
    evidence: ["复核记录"],
    officer,
    approver: "leader-1",
  };
}
