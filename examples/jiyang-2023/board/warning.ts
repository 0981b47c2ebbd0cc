import { type EventStore, history, type Recorded } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import { type Evidence, type WarningEvent, warning } from "@caseloop/prevention";

type Told = Readonly<Recorded> & WarningEvent;

/** How many events are shown one by one. */
const shown = 5;

/** The year's first warning that a detector proposed and a person published; any other that was published where there is none. */
export async function publishedLines(store: EventStore): Promise<readonly string[]> {
  const only = [{ category: warning.name, types: ["Proposed", "Published"] }];
  const { events } = await store.readAll({ only, limit: 10_000 });
  const published = new Set(events.flatMap(({ type, entity }) => (type === "Published" ? [entity] : [])));
  const told = events.flatMap((event) => {
    const { entity, type, data } = event as Told & { readonly entity: string };
    return type === "Proposed" && published.has(entity) ? [{ entity, by: data.proposer.kind }] : [];
  });
  const one = told.find(({ by }) => by === "detector") ?? told[0];
  return one ? warningLines(store, one.entity) : ["nothing was published"];
}

/** Tells one warning 消费警示 step by step, with the events that stand behind it; no lines where there is no such warning. */
export async function warningLines(store: EventStore, id: string): Promise<readonly string[]> {
  const events = (await history(store, warning, id)) as readonly Told[];
  const evidence = events.flatMap(({ type, data }) =>
    type === "Proposed" || type === "Revised" ? [...data.evidence] : [],
  );
  const first = await Promise.all(evidence.slice(0, shown).map((one) => evidenceLine(store, one)));
  const more = evidence.length - first.length;
  return [
    ...events.flatMap((event) => lines(id, event)),
    ...(evidence.length > 0 ? [`Evidence 依据 (${evidence.length})`] : []),
    ...first,
    ...(more > 0 ? [`  … and ${more} more 另有${more}件`] : []),
  ];
}

function lines(id: string, { type, data }: Told): readonly string[] {
  const day = chinaCalendar.dayOf(data.at);
  switch (type) {
    case "Proposed": {
      const { kind, id: by } = data.proposer;
      const who = kind === "detector" ? `detector ${by} v${data.proposer.version}` : by;
      return [
        `Warning 消费警示 ${id}: ${data.topic}`,
        `  ${day} proposed 提出 by ${who}${data.campaign === undefined ? "" : ` in campaign 整治 ${data.campaign}`}`,
        `    ${data.text}`,
      ];
    }
    case "Reviewed":
      return [`  ${day} ${data.verdict} 审核 by ${data.reviewer}: ${data.remarks}`];
    case "Revised":
      return [`  ${day} reworded 改写 by ${data.officer}: ${data.title}`, `    ${data.text}`];
    case "Published":
      return [`  ${day} published 发布 by ${data.officer} on ${data.channels.join(", ")} until ${data.until}`];
    case "Withdrawn":
      return [`  ${day} withdrawn 撤回 by ${data.officer}: ${data.reason}`];
  }
}

/** One event behind it, as it stands in the log; of a caller's words nothing is shown. */
async function evidenceLine(store: EventStore, { event, stream, version }: Evidence): Promise<string> {
  const [found] = await store.readStream(stream, { after: version - 1, limit: 1 });
  if (found?.id !== event) return `  ${stream}@${version} is not in the log 未找到`;
  const said = found.data as Readonly<Record<"topic" | "kind" | "item" | "result", string | undefined>>;
  const facts = [said.kind, said.topic, said.item, said.result].filter((fact) => fact !== undefined);
  return `  ${chinaCalendar.dayOf(found.occurredAt)} ${stream}@${version} ${found.type} ${facts.join(", ")}`;
}
