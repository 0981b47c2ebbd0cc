import type { TicketCommand } from "@caseloop/ticket";

type Register = Extract<TicketCommand, { type: "Register" }>["data"];

/** How one foreign system writes its tickets: the mapping of its export to ours, as data. */
export interface SourceSystem {
  readonly name: string;
  /** IANA name of the zone of its local times. */
  readonly zone: string;
  /** Every column its export must have, in any order; more are kept as they come. */
  readonly columns: readonly string[];
  readonly key: string;
  readonly created: string;
  readonly closed: string;
  readonly due: string;
  readonly status: string;
  /** The unit that leads. */
  readonly unit: string;
  readonly topic: string;
  /** What the request is about, in more words; joined where there are several. */
  readonly content: readonly string[];
  readonly channel: string;
  readonly channels: Readonly<Record<string, Register["channel"]>>;
  readonly kind: Register["kind"];
  /** Statuses of a finished ticket, and of one that is not. */
  readonly finished: readonly string[];
  readonly unfinished: readonly string[];
}

/** 311 Service Requests of New York City, as NYC Open Data exports them (data set erm2-nwe9, 41 columns). */
export const nyc311: SourceSystem = {
  name: "nyc311",
  zone: "America/New_York",
  columns: [
    "Unique Key",
    "Created Date",
    "Closed Date",
    "Agency",
    "Agency Name",
    "Complaint Type",
    "Descriptor",
    "Location Type",
    "Incident Zip",
    "Incident Address",
    "Street Name",
    "Cross Street 1",
    "Cross Street 2",
    "Intersection Street 1",
    "Intersection Street 2",
    "Address Type",
    "City",
    "Landmark",
    "Facility Type",
    "Status",
    "Due Date",
    "Resolution Description",
    "Resolution Action Updated Date",
    "Community Board",
    "BBL",
    "Borough",
    "X Coordinate (State Plane)",
    "Y Coordinate (State Plane)",
    "Open Data Channel Type",
    "Park Facility Name",
    "Park Borough",
    "Vehicle Type",
    "Taxi Company Borough",
    "Taxi Pick Up Location",
    "Bridge Highway Name",
    "Bridge Highway Direction",
    "Road Ramp",
    "Bridge Highway Segment",
    "Latitude",
    "Longitude",
    "Location",
  ],
  key: "Unique Key",
  created: "Created Date",
  closed: "Closed Date",
  due: "Due Date",
  status: "Status",
  unit: "Agency",
  topic: "Complaint Type",
  content: ["Complaint Type", "Descriptor"],
  channel: "Open Data Channel Type",
  channels: { PHONE: "phone", ONLINE: "web", MOBILE: "app" },
  kind: "help",
  finished: ["Closed"],
  unfinished: ["Open", "Pending", "Assigned", "In Progress", "Started", "Unassigned", "Unspecified", "Email Sent"],
};

/** The systems whose exports can be imported, by the name used on the command line. */
export const systems: Readonly<Record<string, SourceSystem>> = { nyc311 };

/** The ticket that a row becomes: `nyc311-19937896`. */
export function ticketOf(system: string, key: string): string {
  return `${system}-${key}`;
}
