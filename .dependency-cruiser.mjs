// The line of packages: each may import only what is listed for it, so circles cannot exist (docs/adr/0001).

const domain = ["core", "law", "ticket", "penalty", "prevention", "escalation", "metrics"];
const onCore = ["audit", "store-sqlite", "store-postgres", "store-eventstoredb"];
const everything = [...domain, ...onCore];

/** What each package may import of the others. */
export const line = {
  ...Object.fromEntries(domain.map((name, place) => [name, domain.slice(0, place)])),
  ...Object.fromEntries(onCore.map((name) => [name, ["core"]])),
  console: everything,
  cli: [...everything, "console"],
};

/** Packages that do no I/O and run in a browser. */
export const pure = domain;

const either = (names) => `(${names.join("|")})`;

/** Whether resolved to a folder or still a name, an import of the workspace package `name`. */
const workspacePackage = (pattern) => `^(packages|@caseloop)/${pattern}(/|$)`;

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(line).map(([name, allowed]) => ({
      name: `line-of-packages: ${name}`,
      comment: `${name} may import ${allowed.length ? allowed.join(", ") : "no other package"}.`,
      severity: "error",
      from: { path: `^packages/${name}/(src|test)/` },
      to: {
        path: workspacePackage("[^/]+"),
        pathNot: workspacePackage(either([name, ...allowed])),
      },
    })),
    {
      name: "unknown-package",
      comment: "A new package takes its place in the line first, in .dependency-cruiser.mjs and docs/adr/0001.",
      severity: "error",
      from: { path: "^packages/", pathNot: `^packages/${either(Object.keys(line))}/` },
      to: {},
    },
    {
      name: "by-name-only",
      comment: "Another package is imported by its name, never by a path into it.",
      severity: "error",
      from: { path: "^packages/([^/]+)/" },
      to: { path: "^packages/", pathNot: "^packages/$1/", dependencyTypes: ["local"] },
    },
    {
      name: "examples-and-bench-are-leaves",
      comment: "Nothing in a package may import examples or benchmarks.",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^(examples|bench|scripts)/" },
    },
    {
      name: "no-circles",
      comment: "No file may import itself by way of others.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "pure-packages-have-no-node",
      comment: "Domain packages are pure: no I/O, no Node built-ins; they run in a browser.",
      severity: "error",
      from: { path: `^packages/${either(pure)}/src/` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "nothing-unresolved",
      comment: "Every import leads somewhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|node_modules/\\.cache)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      conditionNames: ["@caseloop/source", "import", "node", "default", "types"],
      exportsFields: ["exports"],
      extensions: [".ts", ".mjs", ".js", ".d.ts"],
    },
  },
};
