import {
  createMicroBatcher,
  type MicroBatcher,
  Overloaded,
} from '../../../platform/micro-batcher.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { ContactReply, SaveBody, SaveReply } from '../../assessment/index.ts';
import { touchSessions } from '../../identity/index.ts';
import { type ContactToNote, touchAttempts } from '../queries/answering/contacts.ts';
import { insertAnswers } from '../queries/answering/save-answers.ts';
import type { AnswerToSave, SavedOutcome } from '../rules/answer.ts';

const limits = { batch: 500, flights: 2, queue: 20_000, withinMs: 10_000, pauseMs: 50 };

/** The batches of this process through which all sheets save and keep contact, by line or by HTTP. */
export interface AnswerBatches {
  answers: MicroBatcher<AnswerToSave, SavedOutcome>;
  /** Undefined for an attempt that is not the session's. */
  contacts: MicroBatcher<ContactToNote, ContactReply | undefined>;
}

export function createAnswerBatches(parts: Parts): AnswerBatches {
  return {
    answers: createMicroBatcher(
      (batch: AnswerToSave[]) => insertAnswers(parts.fastLane, batch),
      limits,
    ),
    contacts: createMicroBatcher((batch: ContactToNote[]) => noteContacts(parts, batch), {
      ...limits,
      flights: 1,
    }),
  };
}

/** A save as HTTP answers it; a line sends the same. */
export type SaveAnswer = { status: 200; body: SaveReply } | { status: 401 | 404 | 503 };

/** Saves what a sheet sent; resolves after the commit. */
export async function saveAnswers(
  { answers }: Pick<AnswerBatches, 'answers'>,
  attemptId: string,
  sessionHash: string,
  body: SaveBody,
): Promise<SaveAnswer> {
  const given = body.answers.map(({ item: itemNo, seq, response, marked }) => ({
    attemptId,
    by: { sessionHash },
    token: body.token,
    itemNo,
    seq,
    response,
    marked,
  }));
  const outcomes = await answers.run(given).catch(unlessOverloaded);
  if (!outcomes) return { status: 503 };
  if (outcomes[0]?.outcome === 'signed_out') return { status: 401 };
  if (outcomes.every(({ outcome }) => outcome === 'not_yours')) return { status: 404 };
  const savedAt = outcomes[0]?.savedAt as Date;
  return { status: 200, body: { outcomes: outcomes.map(({ outcome }) => ({ outcome })), savedAt } };
}

/** Records contact. With the writer lease it also counts as use of the session (E23). */
async function noteContacts({ fastLane, clock }: Parts, batch: ContactToNote[]) {
  const noted = await touchAttempts(fastLane, batch);
  const used = batch.filter(
    ({ seen }, index) => seen && noted[index]?.state === 'OPEN' && noted[index]?.current,
  );
  await touchSessions(
    fastLane,
    used.map(({ sessionHash }) => sessionHash),
    clock.now(),
  );
  return noted;
}

/** Null for an overloaded batcher. */
export function unlessOverloaded(error: unknown): null {
  if (error instanceof Overloaded) return null;
  throw error;
}
