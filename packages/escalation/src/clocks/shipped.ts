import type { Policy } from "@caseloop/law";
import { complaintProfile } from "./complaints.ts";
import { enterpriseProfile, hotlineProfile } from "./hotline.ts";
import type { ClockProfile } from "./profile.ts";

/** The clocks of tickets, complaints and reports: what is used when a caller hands in no profiles. */
export const shippedProfiles: readonly Policy<ClockProfile>[] = [hotlineProfile, enterpriseProfile, complaintProfile];
