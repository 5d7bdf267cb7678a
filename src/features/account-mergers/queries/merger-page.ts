import type { Contributions } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getTopic } from '../../courses/index.ts';
import { listTopicsBeside } from '../../enrolment/index.ts';
import { listPeople } from '../../identity/index.ts';
import { findLearner, type LearnerProfile } from '../../people/index.ts';
import { type AccountMerger, mayTakeBack } from '../rules/merger.ts';
import { listMergersOf } from './mergers.ts';
import { countFollowing, findBarrier } from './preview.ts';

/** A past merger with the name of its other account. */
export interface PastMerger extends AccountMerger {
  closedName: string;
  closedNumber: string;
  mayGoBack: boolean;
}

/** Loads what the page of a merger shows: both accounts, what follows and stays, past mergers. */
export async function loadMergerPage(
  { db, clock }: Parts,
  { accountFollowers, accountBarriers }: Contributions,
  { kept, otherId }: { kept: LearnerProfile; otherId: string | null },
) {
  const closed = (otherId && (await findLearner(db, otherId))) || null;
  const pair = closed && { from: closed.accountId, into: kept.accountId };
  const topics: string[] = [];
  for (const id of pair ? (await listTopicsBeside(db, pair)).shared : [])
    topics.push((await getTopic(db, id)).title);
  const past: PastMerger[] = [];
  for (const merger of await listMergersOf(db, kept.accountId)) {
    const [one] = await listPeople(db, [merger.fromId]);
    const mayGoBack = mayTakeBack(merger, clock.now());
    past.push({
      ...merger,
      ...{ closedName: one?.name ?? '', closedNumber: one?.idNumberMasked ?? '', mayGoBack },
    });
  }
  return {
    ...{ kept, closed, topics, past },
    rows: pair ? await countFollowing(db, accountFollowers, pair) : [],
    barrier: pair ? await findBarrier(db, accountBarriers, pair) : null,
  };
}

export type LoadedMerger = Awaited<ReturnType<typeof loadMergerPage>>;
