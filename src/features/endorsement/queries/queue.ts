import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listPeople } from '../../identity/index.ts';
import { scopeOf } from '../../organisations/index.ts';
import { findLearnerByNumberOrPhone } from '../../people/index.ts';
import { listSlipsById, type ResultSlip } from '../../result-slips/index.ts';
import type { Endorsement, EndorsementState } from '../rules/endorsement.ts';
import { listQueue } from './endorsements.ts';

export interface QueueRow {
  endorsement: Endorsement;
  person: { name: string; idNumberMasked: string } | undefined;
  slip: ResultSlip | undefined;
  /** The officer's own slip: shown, never endorsed here (G10). */
  own: boolean;
}

/** Rows of the queue in the officer's scope; `who` is a whole ID number or phone, '' for everybody. */
export async function loadQueue(
  parts: Parts,
  actor: Officer,
  { state, topic, who }: { state: EndorsementState; topic: string; who: string },
  rows: { limit: number; offset: number },
): Promise<QueueRow[]> {
  const { db } = parts;
  const learner = who ? await findLearnerByNumberOrPhone(parts, who) : null;
  if (who && !learner) return [];
  const filter = { state, topicId: topic, accountId: learner?.accountId, ...rows };
  const found = await listQueue(db, scopeOf(actor), filter);
  const accountIds = found.map(({ accountId }) => accountId);
  const people = new Map((await listPeople(db, accountIds)).map((one) => [one.accountId, one]));
  const slipIds = found.map(({ slipId }) => slipId);
  const slips = new Map((await listSlipsById(db, slipIds)).map((slip) => [slip.id, slip]));
  return found.map((endorsement) => ({
    endorsement,
    person: people.get(endorsement.accountId),
    slip: slips.get(endorsement.slipId),
    own: endorsement.accountId === actor.accountId,
  }));
}
