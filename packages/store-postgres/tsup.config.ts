import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts"],
  format: ["esm", "cjs"],
  dts: true,
  splitting: true,
  shims: true, // the migrations lie beside the build: CommonJS asks where that is too
  target: "node22",
  clean: true,
});
