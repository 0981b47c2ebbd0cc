import { refusing, type Sentences } from "@caseloop/core";

/** Why a choice is refused: stable code, then the sentence for a clerk in English and Chinese. */
export const discretionRefusals = {
  "sent-elsewhere": [
    "This case goes to the police or to whoever is competent; no penalty is decided here.",
    "该案应当移送公安机关或者有管辖权的机关，本机关不作出处罚决定。",
  ],
  "outcome-not-permitted": [
    "The law does not permit this outcome on these facts.",
    "根据已查明的事实，法律不允许作出该种处理。",
  ],
  "reason-missing": [
    "The law leaves a choice here: record who chose and why.",
    "此处存在裁量空间，应当记录裁量人和裁量理由。",
  ],
  "no-floor": [
    "The norm names no minimum, so no fine can lie below it; only a lighter kind of penalty is left.",
    "该规定没有罚款下限，不存在低于下限的罚款；只能适用较轻的处罚种类。",
  ],
  "band-empty": ["The range has no amount in this tier.", "法定幅度内没有属于该档次的金额。"],
  "fine-outside-band": ["The fine lies outside the band of its tier.", "罚款数额不在该裁量档次的幅度之内。"],
  "fine-missing": ["A penalty under this norm needs its fine.", "依照该规定应当并处罚款，请填写罚款数额。"],
  "fine-without-penalty": ["Where no penalty is imposed there is no fine.", "不予或者免予处罚的，不得罚款。"],
  "not-a-lighter-kind": [
    "A lighter kind of penalty instead of a fine is for mitigated cases only.",
    "只有减轻处罚才能以较轻的处罚种类代替罚款。",
  ],
} as const satisfies Sentences;

export const { refuse } = refusing(discretionRefusals);
