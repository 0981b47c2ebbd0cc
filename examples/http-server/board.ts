import { projection } from "@caseloop/core";
import { ticket } from "@caseloop/ticket";

/** How many tickets each unit has had, and how many of them ended late. */
export const board = projection({
  name: "board",
  from: [ticket],
  initial: { dispatched: 0, closed: 0, late: 0 },
  key: (event) => (event.type === "Closed" ? event.data.unit : event.data.lead),
  on: {
    "ticket.Dispatched"(unit) {
      unit.dispatched++;
    },
    "ticket.Closed"(unit, { data }) {
      unit.closed++;
      if (data.late) unit.late++;
    },
  },
});
