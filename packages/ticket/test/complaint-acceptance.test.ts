import { describe, expect, it } from "vitest";
import { accept, at, onComplaint, open, test } from "./complaint-world.ts";

const opened = open("2023-07-10 09:00");

describe("a complaint is entered", () => {
  it("and must be accepted or refused in 7 working days (Order 20 art. 14)", () => {
    onComplaint([], opened).thenState((state) => {
      expect(state.status).toBe("received");
      expect(state.acceptBy).toMatchObject({
        deadline: { day: "2023-07-19", calendar: "cn/chinese-days@1.5.7" },
        basis: { act: "samr-complaints", article: "14", edition: "2022-09" },
      });
    });
  });
});

describe("acceptance", () => {
  it("starts 45 working days of mediation (Order 20 art. 21(5))", () => {
    onComplaint([opened], accept("2023-07-19 17:00")).thenState((state) => {
      expect(state.mediateBy?.deadline.day).toBe("2023-09-20");
      expect(state.mediateBy?.basis).toMatchObject({ article: "21(5)", edition: "2022-09" });
    });
  });

  it("is late from the first moment after the last day, and stays so", () => {
    expect(onComplaint([opened], accept("2023-07-19 23:59")).events).toMatchObject([{ data: { late: false } }]);
    expect(onComplaint([opened], accept("2023-07-20 00:00")).events).toMatchObject([{ data: { late: true } }]);
  });

  it("takes whatever is bought to live on, a farmer's inputs included (消费者权益保护法 art. 62)", () => {
    for (const purpose of ["dailyLife", "farmInput"] as const) {
      onComplaint([opened, test("2023-07-11 09:00", purpose)], accept("2023-07-12 09:00")).thenState((state) =>
        expect(state.status).toBe("accepted"),
      );
    }
  });

  it("is closed to a purchase for business, which becomes an ordinary complaint without mediation clock (story A)", () => {
    const tested = [opened, test("2023-07-11 09:00", "business")];
    onComplaint(tested, accept("2023-07-12 09:00")).thenRejected("not-a-consumer");
    onComplaint(tested, ["2023-07-12 09:00", { type: "TakeAsOrdinary", data: { officer: "o-1" } }])
      .thenEvents({ type: "TakenAsOrdinary", data: { officer: "o-1", late: false } })
      .thenState((state) => expect(state).toMatchObject({ status: "ordinary" }))
      .thenState((state) => expect(state.mediateBy).toBeUndefined());
  });
});

describe("a refusal", () => {
  it("names a ground of Order 20 art. 15", () => {
    onComplaint([opened], ["2023-07-12 09:00", { type: "Refuse", data: { ground: "after-three-years", officer: "o" } }])
      .thenEvents({
        type: "Refused",
        data: {
          officer: "o",
          ground: {
            code: "after-three-years",
            basis: { act: "samr-complaints", article: "15(4)", edition: "2022-09" },
          },
          late: false,
        },
      })
      .thenState((state) => expect(state.status).toBe("refused"));
  });

  it("says which grounds there are", () => {
    const { rejection } = onComplaint(
      [opened],
      ["2023-07-12 09:00", { type: "Refuse", data: { ground: "impersonation", officer: "o" } }],
    ).thenRejected("not-a-ground");
    expect(rejection?.facts).toMatchObject({ received: "impersonation" });
    expect(rejection?.facts?.expected).toHaveLength(6);
  });
});

describe("the switch from Order 20 to Order 121 in the night to 2026-04-15", () => {
  const before = open("2026-04-14 23:59");
  const after = open("2026-04-15 00:00");
  const refusal = (local: string, ground: string, more = {}) =>
    [local, { type: "Refuse", data: { ground, officer: "o", ...more } }] as const;
  const why = { reasons: "冒用他人名义", remedies: "可以向法院起诉" };

  it("moves the acceptance clock from art. 14 to art. 15", () => {
    onComplaint([], before).thenState(({ acceptBy }) =>
      expect(acceptBy?.basis).toEqual({ act: "samr-complaints", article: "14", edition: "2022-09" }),
    );
    onComplaint([], after).thenState(({ acceptBy }) =>
      expect(acceptBy?.basis).toEqual({ act: "samr-complaints", article: "15", edition: "2025" }),
    );
  });

  it("moves the mediation clock by the day of acceptance: 45 working days, then 60 natural days", () => {
    const received = open("2026-04-13 09:00");
    onComplaint([received], accept("2026-04-14 23:59")).thenState(({ mediateBy }) => {
      expect(mediateBy?.basis).toMatchObject({ article: "21(5)", edition: "2022-09" });
      // April 15 to 30: 12, May 6 to 29 with the working Saturday 9th: 19, June 1 to 18: 14.
      expect(mediateBy?.deadline).toMatchObject({ term: { unit: "workingDay", n: 45 }, day: "2026-06-18" });
    });
    onComplaint([received], accept("2026-04-15 00:00")).thenState(({ mediateBy }) => {
      expect(mediateBy?.basis).toMatchObject({ article: "23(5)", edition: "2025" });
      expect(mediateBy?.deadline).toMatchObject({ term: { unit: "naturalDay", n: 60 }, day: "2026-06-14" });
    });
    onComplaint([open("2026-04-17 09:00")], accept("2026-04-20 09:00")).thenState(({ mediateBy }) =>
      expect(mediateBy?.deadline).toMatchObject({ day: "2026-06-22", rolledFrom: "2026-06-19" }),
    );
  });

  it("adds impersonation to the grounds on which a complaint is refused (art. 16)", () => {
    onComplaint([before], refusal("2026-04-14 23:59", "impersonation", why)).thenRejected("not-a-ground");
    expect(onComplaint([before], refusal("2026-04-15 00:00", "impersonation", why)).events).toMatchObject([
      { data: { ground: { code: "impersonation", basis: { article: "16(6)", edition: "2025" } } } },
    ]);
  });

  it("asks for reasons and other remedies (art. 15)", () => {
    expect(onComplaint([before], refusal("2026-04-14 23:59", "not-our-duty")).rejection).toBeUndefined();
    onComplaint([before], refusal("2026-04-15 00:00", "not-our-duty")).thenRejected("refusal-needs-reasons");
    onComplaint([before], refusal("2026-04-15 00:00", "not-our-duty", { reasons: "…" })).thenRejected(
      "refusal-needs-reasons",
    );
    expect(onComplaint([before], refusal("2026-04-15 00:00", "not-our-duty", why)).rejection).toBeUndefined();
  });

  it("is refused where no order was in force: complaints before 2020 need a host's own clocks", () => {
    const { rejection } = onComplaint([], open("2019-12-31 23:59")).thenRejected("no-law-for-day");
    expect(rejection?.facts).toMatchObject({ because: expect.stringContaining("not in force on 2019-12-31") });
  });
});

describe("merchant first (ODR)", () => {
  const offer = (local: string, until: string) =>
    [local, { type: "OfferToMerchant", data: { merchant: "odr-3", until: at(until), officer: "o-1" } }] as const;
  const offered = [opened, offer("2023-07-10 10:00", "2023-07-14 18:00")];

  it("keeps the bureau out until the merchant has passed it on", () => {
    onComplaint(offered, accept("2023-07-11 09:00")).thenRejected("with-merchant");
    const passedOn = [...offered, ["2023-07-12 09:00", { type: "PassOn", data: { reason: "declined" } }]] as const;
    onComplaint(passedOn, accept("2023-07-12 10:00")).thenState(({ status }) => expect(status).toBe("accepted"));
  });

  it("runs out on its date, and comes back", () => {
    const expired = { type: "PassOn", data: { reason: "expired" } } as const;
    onComplaint(offered, ["2023-07-14 18:00", expired]).thenRejected("offer-still-open");
    onComplaint(offered, ["2023-07-14 18:01", expired]).thenState(({ status }) => expect(status).toBe("received"));
  });

  it("ends in a settlement that the bureau never had to mediate (M9)", () => {
    onComplaint(offered, [
      "2023-07-13 12:30",
      { type: "SelfSettle", data: { terms: "refund", amount: 150_000, performedAtOnce: true } },
    ])
      .thenEvents({
        type: "SelfSettled",
        data: { terms: "refund", agreed: 150_000, recovered: 150_000, stage: "withMerchant", late: false },
      })
      .thenState(({ status }) => expect(status).toBe("ended"));
  });

  it("never outlasts the bureau's own clock, which it does not stop", () => {
    onComplaint([opened], offer("2023-07-10 10:00", "2023-07-20 00:00")).thenRejected("offer-beyond-acceptance");
    expect(onComplaint([opened], offer("2023-07-10 10:00", "2023-07-19 23:59")).rejection).toBeUndefined();
  });
});
