import { type personal, personalMark } from "@caseloop/core";
import { describe, expect, it } from "vitest";
import { campaign, interview, listing, outreach, training, warning } from "../src/index.ts";

type Schema = Parameters<typeof personal>[0];

/** The paths of a schema that are marked as personal data. */
function marked(schema: Schema, path = ""): string[] {
  if (personalMark(schema)) return [path];
  const { def } = schema._zod as unknown as {
    def: { shape?: Record<string, Schema>; element?: Schema; innerType?: Schema; options?: readonly Schema[] };
  };
  return [
    ...Object.entries(def.shape ?? {}).flatMap(([name, inner]) => marked(inner, path ? `${path}.${name}` : name)),
    ...(def.element ? marked(def.element, `${path}[]`) : []),
    ...(def.innerType ? marked(def.innerType, path) : []),
    ...(def.options ?? []).flatMap((inner) => (typeof inner === "object" ? marked(inner, path) : [])),
  ];
}

const marks = ({ events }: { readonly events: Readonly<Record<string, unknown>> }) =>
  Object.entries(events).flatMap(([type, schema]) => marked(schema as Schema).map((path) => `${type}.${path}`));

describe("personal data", () => {
  it("is marked wherever a party is named or speaks", () => {
    expect(marks(outreach)).toEqual(["FindingRecorded.party.name", "CorrectionRefused.words"]);
    expect(marks(interview)).toEqual([
      "Called.parties[].name",
      "Held.attendance[].representative",
      "Held.attendance[].reason",
      "CommitmentRefused.words",
    ]);
    expect(marks(listing)).toEqual(["Proposed.party.name", "Objected.statement"]);
  });

  it("has no place in campaigns, sessions and warnings", () => {
    for (const decider of [campaign, training, warning]) expect(marks(decider)).toEqual([]);
  });
});
