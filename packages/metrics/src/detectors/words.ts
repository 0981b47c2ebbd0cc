import type { Bilingual } from "@caseloop/law";
import type { Alarm } from "./alarm.ts";
import type { Risen } from "./share.ts";

/** What an alarm says is made of its own numbers, every one of them. */
type Found = Omit<Alarm, "id" | "evidence" | "omitted" | "explanation">;

export function spiked(found: Found): Bilingual {
  const { observed, expected, facts } = found;
  return {
    en: `${named(found)}: ${observed} tickets in ${span(found)}, against ${tenth(expected)} on average and ${facts.most} at most in ${facts.blocks} earlier windows like it. ${byChance(found).en}`,
    zh: `${named(found)}：${span(found)}共${observed}件，此前${facts.blocks}个同类时段平均${tenth(expected)}件、最多${facts.most}件。${byChance(found).zh}`,
  };
}

export function unseasonal(found: Found): Bilingual {
  const { observed, expected, facts } = found;
  const said = {
    stronger: { en: "The season is stronger than in past years.", zh: "季节性高峰强于往年。" },
    earlier: {
      en: `The season of past years begins on ${facts.begins}: it comes earlier.`,
      zh: `往年的高峰自${facts.begins}开始，今年提前。`,
    },
    unseasonal: { en: "It is no season of past years.", zh: "往年此时并非高峰。" },
  }[String(facts.deviation) as "stronger" | "earlier" | "unseasonal"];
  return {
    en: `${named(found)}: ${observed} tickets in ${span(found)}, where ${facts.years} past years and this year's level lead to expect ${tenth(expected)}. ${said.en} ${byChance(found).en}`,
    zh: `${named(found)}：${span(found)}共${observed}件，按此前${facts.years}年同期和今年水平预期${tenth(expected)}件。${said.zh}${byChance(found).zh}`,
  };
}

export function seasonComes(found: Found): Bilingual {
  const { observed, expected, facts } = found;
  return {
    en: `${named(found)}: a season begins about ${found.window.from}. In the same weeks of ${facts.years} years there were ${observed} tickets, against ${tenth(expected)} at the level of those years. ${byChance(found).en}`,
    zh: `${named(found)}：预计${found.window.from}前后进入高发期。近${facts.years}年同期共${observed}件，按各年水平应为${tenth(expected)}件。${byChance(found).zh}`,
  };
}

export function groupRose(found: Risen): Bilingual {
  return risen(found, { en: "complaints of this group", zh: "该群体诉求" });
}

export function repeated(found: Risen): Bilingual {
  return risen(found, { en: "complaints about this business", zh: "对该经营者的诉求" });
}

export function formFirstSeen(found: Risen): Bilingual {
  const { observed, of, beforeOf, p } = found;
  return {
    en: `${named(found)}: ${observed} of ${of} tickets in ${span(found)}; there was none among the ${beforeOf} before. ${chance(p).en}`,
    zh: `${named(found)}：${span(found)}${of}件中有${observed}件；此前${beforeOf}件中没有。${chance(p).zh}`,
  };
}

export function promiseBroken(found: Found): Bilingual {
  const { observed, facts } = found;
  return {
    en: `${found.subject.value} promised (${facts.promise}) and has ${observed} tickets in ${span(found)}.`,
    zh: `${found.subject.value}（${facts.promise}）：${span(found)}共有诉求${observed}件。`,
  };
}

function risen(found: Risen, what: Bilingual): Bilingual {
  const { observed, of, before, beforeOf, expected, p } = found;
  return {
    en: `${named(found)}: ${observed} of ${of} tickets in ${span(found)} are ${what.en} (${percent(observed, of)}), before it ${before} of ${beforeOf} (${percent(before, beforeOf)}), which leads to expect ${tenth(expected)}. ${chance(p).en}`,
    zh: `${named(found)}：${span(found)}${of}件中有${what.zh}${observed}件（${percent(observed, of)}），此前${beforeOf}件中有${before}件（${percent(before, beforeOf)}），据此预期${tenth(expected)}件。${chance(p).zh}`,
  };
}

type Named = Pick<Found, "subject" | "window">;
const named = ({ subject }: Named) => `${subject.dimension} ${subject.value}`.trim();
const span = ({ window }: Named) => `${window.from}/${window.to}`;
const tenth = (value: number | undefined) => (value ?? 0).toFixed(1);
const percent = (part: number, whole: number) => (whole === 0 ? "n/a" : `${((100 * part) / whole).toFixed(1)}%`);

function byChance({ grounds }: Found): Bilingual {
  return grounds.by === "test" ? chance(grounds.p) : { en: "", zh: "" };
}

/** Never more likely than said: rounded down to two figures. */
function chance(p: number): Bilingual {
  const once = p > 1e-9 ? 1 / p : 1e9;
  const digit = 10 ** Math.max(0, Math.floor(Math.log10(once)) - 1);
  const rounded = Math.floor(once / digit) * digit;
  return {
    en: `By chance that is seen at most once in ${rounded.toLocaleString("en-US")} times.`,
    zh: `若无变化，这种情况${rounded.toLocaleString("en-US")}次中至多出现一次。`,
  };
}
