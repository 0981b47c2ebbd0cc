import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/main.ts"],
  format: ["esm"],
  target: "node22",
  removeNodeProtocol: false, // there is no "sqlite" without "node:"
  clean: true,
});
