/** 裁量基准表: a decision table in CSV, read into rules; needs a CSV reader, so it is an entry of its own. */
export { InvalidTable, type TableProblem } from "./invalid.ts";
export { rulesFromCsv } from "./table.ts";
