import { refusing, type Sentences } from "@caseloop/core";
import { standingRefusals } from "../standing.ts";

/** Every reason a register says no, as a clerk reads it: English, then Chinese. */
export const registryRefusals = {
  ...standingRefusals,
  "not-granted": ["There is no such entry yet; grant it first.", "该条目尚未登记，请先办理认定。"],
  "still-granted": [
    "The earlier grant still stands on that day; renew or revoke it instead.",
    "原认定在该日仍然有效，应当办理续展或者取消。",
  ],
  "another-register": [
    "This entry belongs to another register or holder; open an entry of its own.",
    "该条目属于其他名录或者其他主体，应当另行登记。",
  ],
  "ends-before-it-begins": ["The last day lies before the first.", "截止日期早于起始日期。"],
  "open-ended": ["The grant has no last day, so there is nothing to renew.", "该认定未设截止日期，无需续展。"],
  "not-later": ["The new last day must be later than the present one.", "续展后的截止日期应当晚于原截止日期。"],
  lapsed: ["The grant has lapsed; it cannot be renewed, only granted anew.", "该认定已到期，不能续展，应当重新认定。"],
  revoked: ["The grant has been revoked.", "该认定已被取消。"],
  suspended: ["The entry is suspended; resume it first.", "该条目处于暂停期间，请先恢复。"],
  "not-suspended": ["The entry is not suspended.", "该条目未处于暂停状态。"],
  "outside-the-grant": ["That day does not lie within the grant.", "该日期不在认定的有效期内。"],
  "dated-back": ["It cannot take effect before the day it is decided.", "生效日期不得早于作出决定之日。"],
  "after-the-suspension": ["The suspension is over by that day.", "暂停期限届时已经届满。"],
  "undone-from-the-start": [
    "A grant made wrongly is undone from its first day; leave the day out.",
    "错误认定自始撤销，无需填写生效日期。",
  ],
  "day-needed": ["Name the first day on which the grant no longer stands.", "请填写取消认定的生效日期。"],
  "evidence-needed": ["Revoking for this ground needs evidence.", "以该理由取消认定应当附有证据。"],
  "own-approval": ["Whoever asks may not approve it.", "申请人不得批准自己的申请。"],
} as const satisfies Sentences;

export const { refuse, against } = refusing(registryRefusals);
