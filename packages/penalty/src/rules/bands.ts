import { type BandProfile, loadBandProfile } from "../discretion/bands.ts";

/**
 * 省级裁量幅度: the 30% shares are provincial practice and the national wording of 2019, **not** the national rule of 2022.
 * `assumed`: the day from which it counts was not confirmed. A bureau of another place loads its own.
 */
export const provincialBands: BandProfile = loadBandProfile({
  id: "provincial-30-percent",
  version: "1",
  jurisdiction: "CN-SD",
  zh: "省级裁量幅度（从轻、从重各百分之三十，非2022年国家规定）",
  en: "provincial bands (30% for lighter and heavier each; not the national rule of 2022)",
  effective: { from: "2020-01-01" },
  assumed: true,
  mitigatedFrom: 0,
  lighterTo: 30,
  heavierFrom: 70,
});
