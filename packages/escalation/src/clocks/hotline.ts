import { loadClocks } from "./profile.ts";

const ticket = (...types: readonly string[]) => types.map((type) => `ticket.${type}`);
const takes = (field: string, ...types: readonly string[]) =>
  ticket(...types).map((event) => ({ event, field: `data.${field}` }));

const ended = ticket("Closed", "StoppedWithNote", "Withdrawn", "Merged");
/** An imported ticket was closed when its source says so, not when it was written down here. */
const moments = takes("closedAt", "ClosedAtSource");

const half = { id: "half", zh: "时限过半", en: "half of the time has passed", percent: 50 };
const threeQuarters = { id: "threeQuarters", zh: "时限已过四分之三", en: "three quarters have passed", percent: 75 };
const yellow = { id: "yellow", zh: "黄牌", en: "yellow card: due on the next working day", card: "yellow" };
const red = { id: "red", zh: "红牌", en: "red card: overdue", card: "red" };

/**
 * The clocks of a hotline ticket 热线工单, from 2018-09-01. Their limits are those the ticket records: reply [JN 24], return in two
 * working days [SD]; shelving stops the reply's clock and promises a date [JN 24]; a reply that is sent back was none. Cards by
 * practice [SD].
 */
export const hotlineProfile = loadClocks([
  {
    id: "hotline",
    version: "2018",
    effective: { from: "2018-09-01" },
    rules: {
      moments,
      clocks: [
        {
          id: "reply",
          zh: "答复",
          en: "reply",
          takes: [
            ...takes("limits.reply", "Dispatched", "RedoOrdered"),
            ...takes("limit", "ExtensionGranted", "Resumed"),
          ],
          start: ticket("Dispatched", "RedoOrdered"),
          stop: ticket("Replied", "ClosedAtSource"),
          reopen: "ticket.ReplySentBack",
          cancel: ended,
          pauses: [
            {
              id: "shelved",
              zh: "挂账",
              en: "shelved",
              from: { all: ["ticket.Shelved", { field: "data.pause", exists: true }] },
              to: "ticket.Resumed",
              basis: { act: "jinan-hotline", article: "24" },
            },
          ],
          notices: [half, threeQuarters, yellow, red],
        },
        {
          id: "giveBack",
          zh: "退回",
          en: "return",
          lapses: true,
          takes: [...takes("limits.giveBack", "Dispatched"), ...takes("giveBack", "Reassigned")],
          start: ticket("Dispatched", "Reassigned"),
          stop: "ticket.ReturnRequested",
          reopen: { all: ["ticket.ReturnDenied", { field: "data.designated", is: false }] },
          reset: "ticket.Reassigned",
          cancel: [
            ...ended,
            ...ticket("Replied", "ClosedAtSource"),
            { all: ["ticket.Reassigned", { field: "data.giveBack", exists: false }] },
          ],
        },
        {
          id: "promise",
          zh: "挂账承诺日期",
          en: "the date promised for what was shelved",
          takes: takes("until", "Shelved"),
          basis: { act: "jinan-hotline", article: "24" },
          start: "ticket.Shelved",
          stop: "ticket.Resumed",
          cancel: [...ended, ...ticket("ClosedAtSource")],
          notices: [yellow, red],
        },
      ],
    },
  },
]);

const enterprise = (id: string, zh: string, en: string, stop: unknown) => ({
  id,
  zh,
  en,
  takes: takes(`limits.${id}`, "Dispatched", "RedoOrdered"),
  start: ticket("Dispatched", "RedoOrdered"),
  stop,
  reset: "ticket.RedoOrdered",
  cancel: [...ended, ...ticket("ClosedAtSource")],
  notices: [threeQuarters],
});

/**
 * "2110" for requests of enterprises 企业诉求 (M2), in force from 2023-05-24. What 2-1-1-0 stands for is **assumed**: the figures are
 * those of `enterpriseClocks` of `@caseloop/law`, the one place to replace; the ticket records them and these clocks follow.
 */
export const enterpriseProfile = loadClocks([
  {
    id: "jiyang-2110",
    version: "2023",
    effective: { from: "2023-05-24" },
    assumed: true,
    rules: {
      moments,
      clocks: [
        enterprise("contact", "首次联系", "first contact", {
          all: ["ticket.Contacted", { field: "data.reached", is: true }],
        }),
        enterprise("firstReply", "首次答复", "first reply", ticket("FirstReplyGiven", "Replied")),
      ],
    },
  },
]);
