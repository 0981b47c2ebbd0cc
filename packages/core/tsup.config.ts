import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts", "src/adapter.ts", "src/memory.ts", "src/contract.ts", "src/spec.ts", "src/otel.ts"],
  format: ["esm", "cjs"],
  dts: true,
  splitting: true,
  target: "node22",
  clean: true,
});
