import type { Io } from "./io.ts";

/** Tells how far a long piece of work has come, on stderr: a bar on a terminal, else a line every few seconds. */
export interface ProgressBar {
  to(done: number, total: number): void;
  end(): void;
}

const WIDTH = 28;

export function progressBar(io: Io, label: string, { quiet = false } = {}): ProgressBar {
  const pause = io.over ? 80 : 5000;
  let last = performance.now() - (io.over ? pause : 0);
  let shown = false;
  return {
    to(done, total) {
      const now = performance.now();
      if (quiet || now - last < pause) return;
      last = now;
      shown = true;
      const part = total > 0 ? Math.min(done / total, 1) : 1;
      const percent = `${Math.floor(part * 100)}%`.padStart(4);
      const full = Math.round(part * WIDTH);
      if (io.over) io.over(`${label} ${"█".repeat(full)}${"░".repeat(WIDTH - full)}${percent}`);
      else io.err(`${label}${percent}`);
    },
    end() {
      if (shown) io.over?.("");
    },
  };
}
