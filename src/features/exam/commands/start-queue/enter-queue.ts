import type { Learner } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import {
  insertPlaces,
  type NewPlace,
  type QueuedLearner,
  touchPlaces,
} from '../../queries/start-queue/places.ts';
import { type EnrolledStartFacts, loadStartFacts } from '../../queries/start-queue/start-facts.ts';
import { barrierFacts, decideStart } from '../../rules/start.ts';

/** A request to start while others wait. */
export interface Entry {
  actor: Learner;
  enrolmentId: string;
}

/** 'start': admitted, or an attempt is open; 'wait': has a place; or why no start is possible. */
export type EntryOutcome = 'start' | 'wait' | { refusal: Refusal };

/**
 * Gives learners places in the order of their entries, in one transaction; returns one outcome per entry.
 * A learner who has a place keeps it. Refusals come before the wait, not after it (N10, N15, N17); an
 * open attempt never waits (N19).
 *
 * No audit: the start is recorded.
 */
export async function enterQueue(parts: Parts, entries: readonly Entry[]): Promise<EntryOutcome[]> {
  return inTransaction(parts.batchDb, async (tx) => {
    const places = new Map(
      (await touchPlaces(tx, entries.map(learnerOfEntry))).map((one) => [keyOf(one), one]),
    );
    const unplaced = entries.filter((entry) => !places.has(keyOf(learnerOfEntry(entry))));
    const facts = await loadFactsOf(tx, unplaced);
    const joining: NewPlace[] = [];
    const outcomes = entries.map((entry): EntryOutcome => {
      const place = places.get(keyOf(learnerOfEntry(entry)));
      if (place) return place.isAdmitted ? 'start' : 'wait';
      const one = facts.get(entry.enrolmentId);
      const outcome = decideEntry(entry, one);
      if (outcome === 'wait' && one)
        joining.push({ ...learnerOfEntry(entry), topicId: one.topic.id });
      return outcome;
    });
    await insertPlaces(tx, joining);
    return outcomes;
  });
}

const learnerOfEntry = ({ actor, enrolmentId }: Entry): QueuedLearner => ({
  enrolmentId,
  accountId: actor.accountId,
});
const keyOf = ({ enrolmentId, accountId }: QueuedLearner) => `${enrolmentId} ${accountId}`;

async function loadFactsOf(
  tx: Tx,
  entries: readonly Entry[],
): Promise<Map<string, EnrolledStartFacts>> {
  if (entries.length === 0) return new Map();
  return loadStartFacts(
    tx,
    entries.map(({ enrolmentId }) => enrolmentId),
  );
}

function decideEntry(
  { actor, enrolmentId }: Entry,
  facts: EnrolledStartFacts | undefined,
): EntryOutcome {
  if (facts?.enrolment.accountId !== actor.accountId)
    return { refusal: new Refusal('enrolment.not_found') };
  const decision = decideStart(facts);
  if (decision.may === 'resume') return 'start';
  if (!decision.may)
    return {
      refusal: new Refusal(`exam.${decision.because}`, barrierFacts(decision, enrolmentId)),
    };
  return 'wait';
}
