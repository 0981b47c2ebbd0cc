import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import { destinations, obligations, stages } from "./outcome.ts";

/** 应当 or 可以: whether the law leaves a choice. */
const force = z.enum(["must", "may"]);

/** 效果: what a rule does where its condition holds. */
export const effectSchema = z.discriminatedUnion("do", [
  /** 不予、免予: no penalty. */
  z.object({
    do: z.literal("spare"),
    outcome: z.enum(["not_imposed", "exempt"]),
    force,
    obligations: z.array(z.enum(obligations)).default([]),
  }),
  /** 移送: somebody else decides. */
  z.object({ do: z.literal("send"), to: z.enum(destinations) }),
  /** 从轻或者减轻. */
  z.object({ do: z.literal("lighten"), force }),
  /** 从重. */
  z.object({ do: z.literal("aggravate"), force }),
]);
export type Effect = z.output<typeof effectSchema>;

const fitting: Readonly<Record<Effect["do"], readonly string[]>> = {
  spare: ["limitation", "proof", "mandatory", "exemption", "optional"],
  send: ["jurisdiction", "crime"],
  lighten: ["factor"],
  aggravate: ["factor"],
};

/** 裁量规则: a stage, an article, a condition and an effect, in words of both languages. */
export const ruleSchema = z
  .object({
    id: z.string().min(1),
    stage: z.enum(stages),
    /** Of the rule set's act. */
    article: z.string().min(1),
    when: conditionSchema,
    effect: effectSchema,
    zh: z.string().min(1),
    en: z.string().min(1),
  })
  .superRefine(({ stage, effect }, context) => {
    const problem = (message: string) => context.addIssue({ code: "custom", path: ["effect"], message });
    if (!fitting[effect.do].includes(stage)) problem(`${effect.do} does not belong to the stage ${stage}`);
    if (effect.do === "spare" && stage !== "exemption" && (effect.force === "may") !== (stage === "optional"))
      problem(`${effect.force} does not belong to the stage ${stage}`);
  });
export type Rule = z.output<typeof ruleSchema>;
