import { projection } from "@caseloop/core";
import type { Finding } from "../import/finding.ts";
import { sourceImport } from "../import/source-import.ts";

/** What imports found wrong, each once: the same fault of the same row in another file is the same finding. */
export const findings = projection({
  name: "findings",
  from: [sourceImport],
  initial: {} as Partial<Finding>,
  key: ({ entity, data: { system, key, line, column, code } }) =>
    key === undefined ? `${entity}:${line}:${column}:${code}` : `${system}/${key}/${code}`,
  on: { "sourceImport.Found": (_row, { data }) => data },
});
