import { fieldIssues } from "@caseloop/core";
import { type Day, daySchema, type Fen, fen } from "@caseloop/law";
import { z } from "zod";
import { digestOf } from "./digest.ts";
import { InvalidRuleSet } from "./errors.ts";
import type { Tier } from "./outcome.ts";
import { shareOf } from "./share.ts";

const id = z.string().min(1);
const percent = z.int().min(0).max(100);

const profileSchema = z
  .object({
    id,
    version: id,
    jurisdiction: id,
    zh: id,
    en: id,
    effective: z.object({ from: daySchema, to: z.exactOptional(daySchema) }),
    assumed: z.exactOptional(z.literal(true)),
    /** A mitigated fine begins at this share of the statutory minimum, in percent. */
    mitigatedFrom: percent,
    /** A lighter fine ends at this share of the range, in percent. */
    lighterTo: percent,
    /** A heavier fine begins at this share of the range, in percent. */
    heavierFrom: percent,
  })
  .refine(({ lighterTo, heavierFrom }) => lighterTo < heavierFrom, {
    path: ["heavierFrom"],
    message: "begins where the lighter band has not ended",
  });

/** 裁量幅度: how one place cuts a statutory range into bands. */
export interface BandProfile extends z.output<typeof profileSchema> {
  readonly digest: string;
}

/** The profile of a document; throws `InvalidRuleSet`. */
export function loadBandProfile(document: unknown): BandProfile {
  const parsed = profileSchema.safeParse(document);
  if (!parsed.success) throw new InvalidRuleSet("band profile", fieldIssues(parsed.error, document));
  return { ...parsed.data, digest: digestOf(parsed.data) };
}

/** 法定幅度: what the law allows in this case, both ends included; `floor` where it names a minimum. */
export interface StatutoryRange {
  readonly floor?: Fen;
  readonly ceiling: Fen;
}

/** Both ends included. */
export interface Band {
  readonly from: Fen;
  readonly to: Fen;
}

/** Why a tier has no amounts in this range: without a minimum nothing lies below it; a range may be too narrow for one more band. */
export type NoBand = "no-floor" | "empty";

/**
 * The band of a tier in a range [m, M] of width W: mitigated [k·m, m), lighter [m, m + l·W], ordinary strictly between,
 * heavier [m + h·W, M]. Fractions of a fen never leave the band.
 */
export function bandOf(tier: Tier, { floor, ceiling }: StatutoryRange, profile: BandProfile): Band | NoBand {
  const m = floor ?? fen(0);
  const width = fen(ceiling - m);
  switch (tier) {
    case "mitigated":
      return floor === undefined ? "no-floor" : band(shareOf(m, profile.mitigatedFrom, "up"), m - 1);
    case "lighter":
      return band(m, m + shareOf(width, profile.lighterTo, "down"));
    case "ordinary":
      return band(m + shareOf(width, profile.lighterTo, "down") + 1, m + shareOf(width, profile.heavierFrom, "up") - 1);
    case "heavier":
      return band(m + shareOf(width, profile.heavierFrom, "up"), ceiling);
  }
}

function band(from: number, to: number): Band | NoBand {
  return from <= to ? { from: fen(from), to: fen(to) } : "empty";
}

export function inForceOn({ effective: { from, to } }: Pick<BandProfile, "effective">, day: Day): boolean {
  return from <= day && (to === undefined || day <= to);
}
