import fc from "fast-check";

/* Random values that the commands of both tracks are made of. */

export const officer = fc.constantFrom("o-1", "o-2", "head");
export const amount = fc.nat({ max: 1_000 });
export const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Identities that can be told from everything else in a history. */
export const name = fc.stringMatching(/^[赵钱孙李][甲乙丙丁]{2}[0-9]{4}$/);
export const phone = fc.stringMatching(/^1[3-9][0-9]{9}$/);

export const make = <Type extends string, Data>(type: Type, data: fc.Arbitrary<Data>) =>
  data.map((known) => ({
    type,
    data: Object.fromEntries(Object.entries(known as object).filter(([, value]) => value !== undefined)) as Data,
  }));
