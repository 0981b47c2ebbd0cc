import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", table: "src/table/index.ts" },
  format: ["esm", "cjs"],
  dts: true,
  splitting: true,
  target: "node22",
  clean: true,
});
