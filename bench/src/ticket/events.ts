/** The twelve facts of a ticket as the benchmarks write them; every contender folds these very types. */
export type TicketEvent =
  | {
      type: "Registered";
      data: {
        channel: string;
        category: string;
        title: string;
        text: string;
        district: string;
        urgent: boolean;
        caller: { id: string; confidential: boolean };
      };
    }
  | {
      type: "Dispatched";
      data: {
        lead: string;
        owners: { leader: string; head: string; handler: string };
        due: string;
        basis: { act: string; article: string; edition: string };
      };
    }
  | { type: "Signed"; data: { unit: string; by: string; remark: string } }
  | { type: "Contacted"; data: { by: string; channel: string; summary: string; minutes: number } }
  | { type: "AssistAsked"; data: { unit: string; from: string; reason: string } }
  | { type: "NoteAdded"; data: { by: string; text: string; place: { road: string; number: number }; photos: string[] } }
  | {
      type: "ExtensionGranted";
      data: {
        days: number;
        due: string;
        approvedBy: string;
        reason: string;
        basis: { act: string; article: string; edition: string };
      };
    }
  | { type: "Replied"; data: { by: string; text: string; outcome: string; documents: string[] } }
  | { type: "Reviewed"; data: { by: string; ok: boolean; remark: string } }
  | { type: "CalledBack"; data: { by: string; process: number; result: number; remark: string } }
  | { type: "Redone"; data: { level: string; cycle: number; due: string; reason: string } }
  | { type: "Closed"; data: { by: string; outcome: string; summary: string } };

export type TicketType = TicketEvent["type"];
export type DataOf<T extends TicketType> = Extract<TicketEvent, { type: T }>["data"];

/** How many events the life of one ticket has here. */
export const LIFE = 20;

const texts = [
  "来电人反映小区门口烧烤店夜间经营油烟扰民，多次沟通未果，希望有关部门到现场核实处理。",
  "诉求人称在网上购买的按摩椅与宣传不符，商家拒绝退款，要求协调退货并给予书面答复。",
  "The caller bought an exoskeleton, promised in five days; after ten days an inferior batch came.",
  "到现场检查，经营者已整改排烟口，现场笔录由两名执法人员签字，并已电话告知来电人。",
  "双方在服务站达成和解，当场履行完毕，不制作调解书，记录附卷。",
];
const units = [
  "济阳街道监管所",
  "济北街道监管所",
  "回河街道监管所",
  "孙耿街道监管所",
  "执法大队热线服务中心",
  "崔寨街道监管所",
];

/**
 * The life of ticket `number`: 20 events of about 250 bytes of JSON, the same for the same number.
 * The middle varies, so that no fold can guess the next type.
 */
export function life(number: number): TicketEvent[] {
  const random = mulberry(number);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const text = () => pick(texts);
  const person = () => `officer-${Math.floor(random() * 900) + 100}`;
  const due = (day: number) => `2023-07-${String((number % 9) + day).padStart(2, "0")}T09:00:00.000Z`;
  const basis = { act: "市场监督管理投诉举报处理暂行办法", article: "14", edition: "2020-01-01" };

  const note = (): TicketEvent => ({
    type: "NoteAdded",
    data: {
      by: person(),
      text: text(),
      place: { road: "开元大街", number: Math.floor(random() * 300) },
      photos: random() < 0.5 ? [] : [`p-${number}-1.jpg`, `p-${number}-2.jpg`],
    },
  });
  const contacted = (): TicketEvent => ({
    type: "Contacted",
    data: {
      by: person(),
      channel: pick(["phone", "visit", "wechat"]),
      summary: text(),
      minutes: Math.floor(random() * 40),
    },
  });
  const assist = (): TicketEvent => ({
    type: "AssistAsked",
    data: { unit: pick(units), from: pick(units), reason: text() },
  });
  const extension = (): TicketEvent => ({
    type: "ExtensionGranted",
    data: { days: 10, due: due(20), approvedBy: person(), reason: text(), basis },
  });
  const replied = (): TicketEvent => ({
    type: "Replied",
    data: {
      by: person(),
      text: text(),
      outcome: pick(["mediated", "explained", "refunded"]),
      documents: [`reply-${number}.pdf`],
    },
  });
  const reviewed = (): TicketEvent => ({
    type: "Reviewed",
    data: { by: person(), ok: random() < 0.9, remark: text() },
  });
  const calledBack = (result: number): TicketEvent => ({
    type: "CalledBack",
    data: { by: person(), process: Math.floor(random() * 5) + 1, result, remark: text() },
  });
  const work = (count: number) =>
    Array.from({ length: count }, () => pick([note, note, note, contacted, contacted, assist, extension])());

  const events: TicketEvent[] = [
    {
      type: "Registered",
      data: {
        channel: "12345",
        category: pick(["consumer", "food", "price", "equipment"]),
        title: `工单 ${number}`,
        text: text(),
        district: "济阳区",
        urgent: random() < 0.1,
        caller: { id: `caller-${number}`, confidential: random() < 0.3 },
      },
    },
    {
      type: "Dispatched",
      data: { lead: pick(units), owners: { leader: person(), head: person(), handler: person() }, due: due(10), basis },
    },
    { type: "Signed", data: { unit: pick(units), by: person(), remark: text() } },
    contacted(),
    ...work(6),
    replied(),
    reviewed(),
    calledBack(2),
    { type: "Redone", data: { level: "city", cycle: 2, due: due(20), reason: text() } },
    ...work(2),
    replied(),
    reviewed(),
    calledBack(5),
    { type: "Closed", data: { by: person(), outcome: "settled", summary: text() } },
  ];
  return JSON.parse(JSON.stringify(events)) as TicketEvent[]; // flat strings, as from a disk or a wire
}

/** A small seeded generator (mulberry32), so that every run and every contender sees the same lives. */
function mulberry(seed: number): () => number {
  let a = (seed + 1) * 0x9e3779b9;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
