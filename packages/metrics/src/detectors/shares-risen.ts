import { alarm, type Detector, type Scan } from "./alarm.ts";
import type { Counts } from "./counts.ts";
import { unlikely } from "./holm.ts";
import { type DetectorRules, inForce, type ScanOptions } from "./policy.ts";
import { type Risen, type Share, shareSince, shares } from "./share.ts";
import { everything } from "./sightings.ts";
import { formFirstSeen, groupRose, repeated } from "./words.ts";

/** 特殊群体: special groups of consumers (老人, 未成年人 …) whose share of all complaints, or of a topic's, has risen. */
export function specialGroups(counts: Counts, options: ScanOptions): Scan {
  const edition = inForce(options);
  return risen(counts, options, edition, edition.rules.groups, "specialGroup", groupRose);
}

/** 重复投诉: businesses with more of their peers' complaints than they had before; a rise of the whole trade is nobody's alarm. */
export function repeatComplaints(counts: Counts, options: ScanOptions): Scan {
  const edition = inForce(options);
  return risen(counts, options, edition, edition.rules.repeats, "repeatComplaints", repeated);
}

/** 新业态: topics nobody had complained about in the whole baseline, and now several did. */
export function newForms(counts: Counts, options: ScanOptions): Scan {
  const edition = inForce(options);
  const { dimension, ...rest } = edition.rules.forms;
  const rules = { ...rest, of: [{ part: dimension, among: everything }] };
  return risen(counts, options, edition, rules, "newForm", formFirstSeen, ({ before }) => before === 0);
}

type Rules = DetectorRules["groups"];
function risen(
  counts: Counts,
  { until }: ScanOptions,
  { id, version }: { readonly id: string; readonly version: string },
  { of, days, baseline, atLeast, alpha }: Rules,
  detector: Detector,
  explain: (found: Risen) => { en: string; zh: string },
  wanted: (share: Share) => boolean = () => true,
): Scan {
  const spans = { until, days, baseline };
  const since = shareSince(spans);
  if (counts.since > since) return { alarms: [], judged: 0, needs: since };
  // Those not wanted are asked too: leaving out the unremarkable would make the rest look more remarkable than they are.
  const asked = of
    .flatMap((parts) => shares(counts, parts, spans))
    .filter(({ observed, before }) => observed + before >= atLeast);
  const alarms = unlikely(asked, alpha)
    .filter((share) => share.observed >= atLeast && wanted(share))
    .map(({ series, window, observed, of, before, beforeOf, expected, p, threshold }) =>
      alarm(
        {
          detector,
          version: "1",
          policy: { id, version },
          subject: series.subject,
          window,
          observed,
          expected,
          grounds: { by: "test", p, threshold, family: asked.length, alpha },
          facts: { of, before, beforeOf },
          explanation: explain({ subject: series.subject, window, observed, of, before, beforeOf, expected, p }),
        },
        series,
      ),
    );
  return { alarms, judged: asked.length };
}
