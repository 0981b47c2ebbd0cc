/** Act before the complaint: registries, inspection, outreach, campaigns, warnings, training, lists. */

export {};
