/** 行政约谈: who was called and came, what was stated, what each party promised and kept. */
export { type InterviewCommand, type InterviewEvent, interview } from "./decide.ts";
export { type InterviewRefusal, interviewRefusals } from "./refusals.ts";
export type { Interview } from "./state.ts";
