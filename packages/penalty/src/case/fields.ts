/** 八大领域 (M14): what a case is about. */
export const fields = [
  /** 食品 */
  "food",
  /** 药品 */
  "drugs",
  /** 特种设备 */
  "specialEquipment",
  /** 产品质量 */
  "productQuality",
  /** 知识产权 */
  "intellectualProperty",
  /** 价格 */
  "price",
  /** 广告 */
  "advertising",
  /** 计量 */
  "metrology",
] as const;
export type Field = (typeof fields)[number];

/** 案件来源: supervision, complaint, report, another authority, a superior (procedure art. 18). */
export const sources = ["inspection", "complaint", "report", "otherAuthority", "superior"] as const;

/** 证据种类 (procedure art. 23). */
export const evidenceKinds = [
  /** 书证 */
  "document",
  /** 物证 */
  "object",
  /** 视听资料 */
  "recording",
  /** 电子数据 */
  "electronic",
  /** 证人证言 */
  "witness",
  /** 当事人的陈述 */
  "partyStatement",
  /** 鉴定意见 */
  "expertOpinion",
  /** 勘验笔录、现场笔录 */
  "siteRecord",
] as const;

/** 先行登记保存、查封、扣押 (procedure art. 33, 36). */
export const measureKinds = ["preservation", "sealing", "seizure"] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** 解除查封、扣押的情形 (procedure art. 42). */
export const liftGrounds = ["noViolation", "unrelated", "handled", "expired", "notNeeded"] as const;

/** 中止调查的情形 (procedure art. 46). */
export const suspensionGrounds = ["dependsOnOther", "questionOfLaw", "forceMajeure", "partyMissing", "other"] as const;

/** 不计入期限的时间 (procedure art. 18 para. 2, art. 64 para. 2), as far as somebody says when it begins and ends. */
export const excludedTimes = ["testing", "identification", "refund"] as const;

/** Everything that can stop the clock of a case; a hearing and an announcement begin and end with their own events. */
export const stops = [...excludedTimes, "suspension", "hearing", "announcement", "police"] as const;
export type Stop = (typeof stops)[number];

/** 法制审核的情形 (procedure art. 50); a hearing brings its own. `local` is a list of the province, such as mitigated cases. */
export const graveGrounds = ["publicInterest", "complex", "byLaw", "local"] as const;

/** 罚款、没收以外的处罚种类 (Penalty Law art. 9). */
export const kinds = [
  /** 警告 */
  "warning",
  /** 通报批评 */
  "criticism",
  /** 暂扣许可证件 */
  "licenceSuspended",
  /** 降低资质等级 */
  "gradeLowered",
  /** 吊销许可证件 */
  "licenceRevoked",
  /** 限制开展生产经营活动 */
  "businessRestricted",
  /** 责令停产停业 */
  "businessSuspended",
  /** 责令关闭 */
  "closed",
  /** 限制从业 */
  "employmentRestricted",
] as const;
export type PenaltyKind = (typeof kinds)[number];

/** 送达方式 (procedure art. 81, 82); an announcement has its own step before it. */
export const serviceMethods = [
  "onTheSpot",
  "direct",
  "left",
  "electronic",
  "mail",
  "delegated",
  "announcement",
] as const;

/** 当场收缴的情形 (procedure art. 72). */
export const onSpotGrounds = ["smallFine", "hardToCollectLater", "remote"] as const;

/** 撤销或者变更决定的情形: found wrong by the bureau, or by a superior, a reconsideration body or a court. */
export const correctionGrounds = ["factsWrong", "lawWrong", "procedureWrong", "annulled", "changed", "void"] as const;

/** 停止公示 (publication provisions art. 11, 13, 14). */
export const takeDownReasons = ["expired", "withdrawn", "early"] as const;
