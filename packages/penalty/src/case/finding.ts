import { z } from "zod";
import { id, text } from "./person.ts";

const condition = z.object({ met: z.boolean(), because: text });

/** 立案条件 (procedure art. 19): all four have to be met, each for a reason. */
export const conditionsSchema = z.object({
  /** 有证据初步证明存在违法行为 */
  violation: condition,
  /** 应当给予行政处罚 */
  punishable: condition,
  /** 属于本部门管辖 */
  ours: condition,
  /** 在给予行政处罚的法定期限内 */
  inTime: condition,
});

/** One act 违法行为 found, with the evidence that proves it. */
export const actSchema = z.object({ act: id, description: text, evidence: z.array(id).min(1) });
