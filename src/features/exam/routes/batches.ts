import { Refusal } from '../../../kernel/refusal.ts';
import { isUnavailable } from '../../../platform/database/index.ts';
import { createMicroBatcher, Overloaded } from '../../../platform/micro-batcher.ts';

const limits = { batch: 100, flights: 1, queue: 5000, withinMs: 15_000, pauseMs: 100 };

/** Batches requests of a command that takes many: a whole city opens its sheets in the same minutes. */
export const batched = <Request, Outcome>(command: (batch: Request[]) => Promise<Outcome[]>) =>
  createMicroBatcher(command, limits, (error) => !isUnavailable(error));

/**
 * Turns an overloaded batcher into the refusal of a start: `exam.crowded` when nothing was tried,
 * `exam.start_unknown` when the database failed meanwhile and may have started the attempt all the same.
 */
export function asNotStarted(error: unknown, enrolmentId: string): never {
  if (!(error instanceof Overloaded)) throw error;
  throw new Refusal(error.cause ? 'exam.start_unknown' : 'exam.crowded', { enrolmentId });
}

/** Turns an overloaded batcher into the refusal `exam.busy`. */
export function asBusy(error: unknown): never {
  throw error instanceof Overloaded ? new Refusal('exam.busy') : error;
}
