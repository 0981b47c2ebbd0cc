import type { Command } from "../shell/command.ts";
import { backup } from "./backup.ts";
import { exporting } from "./export.ts";
import { history } from "./history.ts";
import { importing } from "./import.ts";
import { importingLog } from "./import-log.ts";
import { rebuild } from "./rebuild.ts";
import { report } from "./report.ts";
import { tick } from "./tick.ts";
import { verify } from "./verify.ts";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  importing,
  report,
  history,
  tick,
  rebuild,
  verify,
  exporting,
  importingLog,
  backup,
];
