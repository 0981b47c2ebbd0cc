import { handle, history, project } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { addDays } from "@caseloop/law";
import { ticket } from "@caseloop/ticket";
import { expect, it } from "vitest";
import { counts, type Labelling, newForms, repeatComplaints, sightings, specialGroups, spikes } from "../src/index.ts";

/** Elderly callers are known by a word of theirs; a host has better means. */
const labels: Labelling = {
  name: "district",
  of: ({ kind, topic, business, content }) =>
    kind === "complaint" || kind === "report"
      ? { topic, business, group: content.includes("老人") ? "elderly" : undefined }
      : undefined,
  crossed: [["group", "topic"]],
};

/** Two food complaints a week for two years; then one shop sells water beds to the old, ten in a week. */
async function district() {
  const store = memoryStore();
  let calls = 0;
  const call = async (day: string, topic: string, content: string, business?: string) => {
    calls += 1;
    const respondent = business === undefined ? undefined : { name: "某店", id: business };
    const at = `${day}T02:00:00.000Z`;
    const caller = { identity: "anonymous" } as const;
    const data = {
      kind: "complaint",
      channel: "phone",
      topic,
      content,
      caller,
      ...(respondent && { respondent }),
    } as const;
    const done = await handle(store, ticket, `t-${calls}`, { type: "Register", at, data });
    if (!done.ok) throw new Error(done.rejection.because);
  };
  for (let week = 0; week < 104; week += 1) {
    await call(addDays("2021-07-19", 7 * week), "food", "x", "canteen");
    await call(addDays("2021-07-20", 7 * week), "food", "x", `shop ${week % 20}`);
  }
  for (let day = 0; day < 10; day += 1)
    await call(addDays("2023-07-10", Math.floor(day / 2)), "water beds", "老人", "wb");
  return store;
}

it("a scan of recorded tickets finds what happened, and its evidence is in the log", async () => {
  const store = await district();
  const until = "2023-07-16";
  const known = counts(await project(store, sightings({ labels })), { until });
  const scans = [
    spikes(known, { until }),
    specialGroups(known, { until }),
    repeatComplaints(known, { until }),
    newForms(known, { until }),
  ];

  expect(
    scans.map(({ alarms }) => alarms.map(({ subject }) => `${subject.dimension}: ${subject.value}`).sort()),
  ).toEqual([["business: wb", "topic: water beds"], ["group: elderly"], ["business: wb"], ["topic: water beds"]]);
  for (const { observed, evidence, omitted } of scans.flatMap(({ alarms }) => alarms)) {
    expect([observed, evidence.length, omitted]).toEqual([10, 10, 0]);
    const recorded = await Promise.all(Array.from({ length: 218 }, (_, i) => history(store, ticket, `t-${i + 1}`)));
    const byId = new Map(recorded.flat().map((event) => [event.id, event]));
    for (const { id, stream, version, position } of evidence)
      expect(byId.get(id)).toMatchObject({ stream, version, position, data: { topic: "water beds" } });
  }
});

it("as of the day before it began, the same scan finds nothing", async () => {
  const until = "2023-07-09";
  const known = counts(await project(await district(), sightings({ labels }), { asOf: until }), { until });
  for (const scan of [spikes, specialGroups, repeatComplaints, newForms])
    expect(scan(known, { until }).alarms).toEqual([]);
});
