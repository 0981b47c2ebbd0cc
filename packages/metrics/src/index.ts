/** Rates, scores, rankings and detectors over everything that happened. */

export {};
