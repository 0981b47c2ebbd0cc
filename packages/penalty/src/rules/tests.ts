/** Tests that many rules ask. */
export const isTrue = <const Fact extends string>(fact: Fact) => ({ fact, op: "is", value: true }) as const;
export const isFalse = <const Fact extends string>(fact: Fact) => ({ fact, op: "is", value: false }) as const;

/** 公民: a natural person, for whom age and capacity count. */
export const person = { fact: "party", op: "is", value: "person" } as const;

/** 在若干年内未被发现: found out only after so many years from the act, or from the end of a continuing one. */
export const undiscovered = (years: number) =>
  ({ fact: "discovered", op: "after", value: { fact: "actEnded", years } }) as const;
