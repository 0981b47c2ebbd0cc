export { type AgendaRow, agendaOf } from "./agenda.ts";
export { due, type Timed, timed, UnknownSchedule } from "./due.ts";
export { type Ticked, type TickOptions, TickRefused, type Timekeeper, tick, timekeeper } from "./tick.ts";
