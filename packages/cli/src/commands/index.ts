import type { Command } from "../shell/command.ts";
import { history } from "./history.ts";
import { importing } from "./import.ts";
import { rebuild } from "./rebuild.ts";
import { report } from "./report.ts";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [importing, report, history, rebuild];
