import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";

/** The files, kept outside the repository: `../shared/data` beside it. */
export const files = {
  nyc311: fileOf("nyc311/311_subset.micro.csv"),
  boston311: fileOf("boston311/boston311-100.csv"),
  trafficFines: fileOf("traffic-fines/traffic_fines.csv.gz"),
};

export const present = (file: string): boolean => existsSync(file);

/** The rows of a CSV file, zipped or not, by the names of its columns. */
export function rows(file: string): Readonly<Record<string, string>>[] {
  const bytes = readFileSync(file);
  return parse(file.endsWith(".gz") ? gunzipSync(bytes) : bytes, { columns: true });
}

function fileOf(path: string): string {
  return fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));
}
