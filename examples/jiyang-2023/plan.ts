import { yuan } from "@caseloop/law";

/** What happens in the year: how many of what. The figures at its end are counted from events, and must find these again. */
export interface Plan {
  readonly seed: string;
  /** 案件 */
  readonly enforcement: {
    readonly closed: number;
    /** 罚没款, in fen. */
    readonly fines: number;
    /** 减轻 */
    readonly mitigated: number;
    /** 免于、不予 */
    readonly exemptOrNotImposed: number;
    /** What the mitigated and the spared were spared, in fen. */
    readonly reduced: number;
  };
  readonly prevention: {
    /** 消费维权服务站 */
    readonly stations: number;
    /** 放心消费示范单位 */
    readonly demonstrationUnits: number;
    /** 线下购物无理由退货承诺单位 */
    readonly noReasonReturnUnits: number;
    /** 放心消费创建单位 */
    readonly trustedUnits: number;
    /** ODR 企业 */
    readonly odrEnterprises: number;
    /** 双随机联合检查 */
    readonly jointChecks: number;
    readonly trainingsReceived: number;
    readonly trainingSessions: number;
    readonly trainingPersonTimes: number;
  };
}

/** The page's year 2023. Source: domain specification §1. */
export const plan2023: Plan = {
  seed: "2023",
  enforcement: {
    closed: 237,
    fines: yuan("1876600"),
    mitigated: 83,
    exemptOrNotImposed: 32,
    reduced: yuan("5335000"),
  },
  prevention: {
    stations: 19,
    demonstrationUnits: 2853,
    noReasonReturnUnits: 2844,
    trustedUnits: 41_944,
    odrEnterprises: 15,
    jointChecks: 988,
    trainingsReceived: 6,
    trainingSessions: 43,
    trainingPersonTimes: 3410,
  },
};
