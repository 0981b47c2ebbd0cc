import type { Bilingual } from "@caseloop/law";
import type { Outlook } from "./view.ts";

const units = {
  workingDay: { one: "working day", many: "working days", zh: "个工作日" },
  workingHour: { one: "working hour", many: "working hours", zh: "个工作小时" },
} as const;

/** What an outlook says, in plain sentences with every number it rests on. */
export function explain(outlook: Omit<Outlook, "explanation">): Bilingual {
  const said = [ofKind(outlook), ofThis(outlook), ofComparable(outlook)].filter((one) => one !== undefined);
  return { en: said.map(({ en }) => en).join(" "), zh: said.map(({ zh }) => zh).join("") };
}

type Found = Omit<Outlook, "explanation">;

function inUnits({ grid }: Pick<Found, "grid">, n: number): Bilingual {
  const { one, many, zh } = units[grid];
  return { en: `${n} ${n === 1 ? one : many}`, zh: `${n}${zh}` };
}

function ofKind(found: Found): Bilingual {
  const { kind, sample, minimum, typical } = found;
  if (!typical)
    return {
      en: `Of the kind ${kind} only ${sample} cases are behind us, fewer than ${minimum}: too few to say what is typical.`,
      zh: `“${kind}”类已办结${sample}件，不足${minimum}件，样本过少，无法判断通常办理时长。`,
    };
  const [half, most, nearly] = [typical.p50, typical.p75, typical.p90].map((n) => inUnits(found, n));
  return {
    en: `Of ${sample} past cases of the kind ${kind}, half were answered within ${half?.en}, three quarters within ${most?.en}, nine tenths within ${nearly?.en}.`,
    zh: `“${kind}”类已办结${sample}件，半数在${half?.zh}内答复，四分之三在${most?.zh}内，九成在${nearly?.zh}内。`,
  };
}

function ofThis(found: Found): Bilingual {
  const { elapsed, left, shelved } = found;
  const worked = inUnits(found, elapsed);
  const rest = inUnits(found, Math.abs(left ?? 0));
  const due =
    left === undefined
      ? { en: "has no deadline", zh: "没有办理期限" }
      : left < 0
        ? { en: `has been overdue for ${rest.en}`, zh: `已超期${rest.zh}` }
        : { en: `has ${rest.en} left`, zh: `剩余${rest.zh}` };
  return {
    en: `This one has been worked on for ${worked.en} and ${due.en}${shelved ? "; it is shelved and its clock stands still" : ""}.`,
    zh: `本件已办理${worked.zh}，${due.zh}${shelved ? "；目前挂账，计时中止" : ""}。`,
  };
}

function ofComparable(found: Found): Bilingual | undefined {
  const { sample, minimum, elapsed, allowed, comparable, inTime } = found;
  if (allowed === undefined || sample < minimum) return undefined;
  const so = inUnits(found, elapsed);
  if (inTime === undefined)
    return {
      en: `Only ${comparable} of them took ${so.en} or more, fewer than ${minimum}: too few to compare it with.`,
      zh: `其中办理时长达到${so.zh}及以上的仅${comparable}件，不足${minimum}件，样本过少，无法比较。`,
    };
  const limit = inUnits(found, allowed);
  const percent = Math.floor((inTime / comparable) * 100);
  return {
    en: `Of the ${comparable} of them that took ${so.en} or more, ${inTime} (${percent}%) were answered within ${limit.en}, the time this one is allowed.`,
    zh: `其中办理时长达到${so.zh}及以上的${comparable}件，有${inTime}件（${percent}%）在本件允许的${limit.zh}内答复。`,
  };
}
