import type { Rejection } from "@caseloop/core";
import { add, type Day, dueAfter, type Fen, fen, isLate, subtract, yuan } from "@caseloop/law";
import { accruedOn, type Owed, overdueSince, owedOn, sumOf } from "./owing.ts";
import { breach, type Context, clocksAt, type Decided, type Phase, progress, type ReadCase, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { asApprover } from "./separation.ts";

/** 缴纳、分期、加处罚款: never more than is owed, parts that add up exactly, a surcharge that ends with the fine (procedure art. 72 to 75). */
export const payment: Phase<
  "Pay" | "CollectOnSpot" | "HandIn" | "GrantInstalments" | "ImposeSurcharge",
  "Paid" | "HandedIn" | "InstalmentsGranted" | "SurchargeImposed"
> = {
  decide: {
    Pay: ({ data: { amount, receipt } }, state, context) => paid(amount, receipt, state, context),
    CollectOnSpot({ data: { amount, receipt, officers, ground } }, state, context) {
      const refusal = against(
        new Set(officers).size < 2 && "two-officers-needed",
        !onTheSpot(state, ground) && "not-on-the-spot",
      );
      if (refusal) return refusal;
      const { handIn } = clocksAt(context.at, context);
      const handInBy = dueAfter(handIn, context.at, context.calendar);
      return paid(amount, receipt, state, context, { onSpot: { officers, ground, handInBy } });
    },
    HandIn: ({ data }, { payments }, { at }) =>
      against(payments.handInBy === undefined && "nothing-to-hand-in") ?? [
        { type: "HandedIn", data: { ...data, late: isLate(at, payments.handInBy), at } },
      ],
    GrantInstalments({ data }, state, context) {
      const { at, calendar } = context;
      const today = calendar.dayOf(at);
      const { plan } = data;
      const left = owedOn(today, state).fine;
      const sum = add(fen(0), ...plan.map(({ amount }) => amount));
      const rising = plan.every(({ by }, i) => by > (plan[i - 1]?.by ?? today));
      return (
        against(
          state.decision?.servedAt === undefined && "not-served",
          left === 0 && "nothing-owed",
          asApprover(state, data.approver, data.officer),
          state.payments.plan !== undefined && "plan-stands",
          state.payments.overdue !== undefined && "surcharge-running",
          (sum !== left || plan.some(({ amount }) => amount === 0)) && "plan-sum",
          !rising && "plan-dates",
        ) ?? [{ type: "InstalmentsGranted", data: { ...data, basis: clocksAt(at, context).rules.instalments, at } }]
      );
    },
    ImposeSurcharge({ data }, state, context) {
      const { at, calendar } = context;
      const since = overdueSince(calendar.dayOf(at), state);
      const { decision } = state;
      if (state.payments.overdue) return refuse("surcharge-running");
      if (!decision || since === undefined) return refuse("not-overdue");
      const { percentPerDay, basis } = clocksAt(at, context).surcharge;
      return [
        {
          type: "SurchargeImposed",
          data: { ...data, basis, percentPerDay, overdueSince: since, cap: decision.fine, at },
        },
      ];
    },
  },
  evolve: {
    Paid(state, { data }) {
      progress(state, data.at);
      const { payments, decision } = state;
      payments.confiscated = add(payments.confiscated, data.confiscated);
      payments.fine = add(payments.fine, data.fine);
      payments.surcharge = add(payments.surcharge, data.surcharge);
      if (payments.overdue && decision && payments.fine === decision.fine) payments.overdue.final ??= data.accrued;
      if (data.onSpot) payments.handInBy = data.onSpot.handInBy;
    },
    HandedIn(state, { data }) {
      progress(state, data.at);
      breach(state, "handIn", data.late);
      delete state.payments.handInBy;
    },
    InstalmentsGranted(state, { data }) {
      step(state, data.at);
      state.payments.plan = data.plan;
      state.payments.planFrom = state.payments.fine;
    },
    SurchargeImposed(state, { data }) {
      step(state, data.at);
      state.payments.overdue = { since: data.overdueSince, percentPerDay: data.percentPerDay };
    },
  },
};

type Receipt = Extract<Decided, { type: "Paid" }>["data"];

/** A sum set against what is owed: what is confiscated first, then the fine, then the surcharge; the order is the bureau's, no rule gives one. */
function paid(
  amount: Fen,
  receipt: string,
  state: ReadCase,
  { at, calendar }: Context,
  more: Pick<Receipt, "onSpot"> = {},
): readonly Decided[] | Rejection {
  const day: Day = calendar.dayOf(at);
  const owed = owedOn(day, state);
  const refusal = against(
    state.decision?.servedAt === undefined && "not-served",
    (sumOf(owed) === 0 || amount === 0) && "nothing-owed",
  );
  if (refusal) return refusal;
  if (amount > sumOf(owed)) return refuse("more-than-owed", { owed: sumOf(owed), received: amount });
  const late = overdueSince(day, state) !== undefined;
  const accrued = accruedOn(day, state);
  return [{ type: "Paid", data: { receipt, amount, ...setAgainst(amount, owed), accrued, day, ...more, late, at } }];
}

function setAgainst(amount: Fen, owed: Owed): Owed {
  const least = (a: Fen, b: Fen): Fen => (a < b ? a : b);
  const confiscated = least(amount, owed.confiscated);
  const fine = least(subtract(amount, confiscated), owed.fine);
  return { confiscated, fine, surcharge: subtract(subtract(amount, confiscated), fine) };
}

/** 当场收缴 (procedure art. 72): at most ¥100 fined on the spot, what is hard to collect later, or a remote place. */
function onTheSpot({ decision }: ReadCase, ground: "smallFine" | "hardToCollectLater" | "remote"): boolean {
  if (!decision) return false;
  if (ground === "remote") return true;
  return decision.procedure === "summary" && (ground === "hardToCollectLater" || decision.fine <= yuan("100"));
}
