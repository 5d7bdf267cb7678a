import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { insertPlaces, touchPlaces } from '../admission-queries.ts';
import { decideStart } from '../attempt.ts';
import { type EnrolledStartFacts, loadStartFacts } from '../start-facts.ts';

/** A learner who wants to start while others wait. */
export interface Entry {
  actor: Actor;
  enrolmentId: string;
}

/** 'start': has his turn, or an attempt that runs; 'wait': has a place; or why he could not start anyway. */
export type EntryOutcome = 'start' | 'wait' | { refusal: Refusal };

/**
 * Places for learners in the order they came, any number in one transaction. A place once given is kept,
 * however often he asks. Only who may start waits: nobody is told no after waiting (N10, N15, N17). A
 * running attempt never waits (N19). Outcomes come in the order of the entries.
 *
 * No audit: waiting changes nothing that lasts; the start is recorded.
 */
export async function enterQueue(
  parts: Parts,
  entries: readonly Entry[],
): Promise<EntryOutcome[]> {
  return inTransaction(parts.db, async (tx) => {
    const newcomers = entries.map(({ actor, enrolmentId }) => ({
      enrolmentId,
      accountId: actor.accountId,
    }));
    const turns = new Map(
      (await touchPlaces(tx, newcomers)).map((one) => [one.enrolmentId, one.hasTurn]),
    );
    const strangers = entries.filter(({ enrolmentId }) => !turns.has(enrolmentId));
    const facts = await loadStartFacts(
      tx,
      strangers.map(({ enrolmentId }) => enrolmentId),
    );
    const outcomes = entries.map((entry): EntryOutcome => {
      const turn = turns.get(entry.enrolmentId);
      if (turn === undefined) return decideEntry(entry, facts.get(entry.enrolmentId));
      return turn ? 'start' : 'wait';
    });
    const joining = strangers.flatMap(({ enrolmentId, actor }) => {
      const one = facts.get(enrolmentId);
      if (outcomes[entries.findIndex((entry) => entry.enrolmentId === enrolmentId)] !== 'wait')
        return [];
      return one ? [{ enrolmentId, accountId: actor.accountId, topicId: one.topic.id }] : [];
    });
    await insertPlaces(tx, joining);
    return outcomes;
  });
}
