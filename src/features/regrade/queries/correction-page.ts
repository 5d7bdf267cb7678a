import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import { rowsOf, takePage } from '../../../platform/http/index.ts';
import { getTopic } from '../../courses/index.ts';
import { listPeople } from '../../identity/index.ts';
import { findOpenProposal, type Proposal } from '../../proposals/index.ts';
import { listReleasedQuestions } from '../../question-bank/index.ts';
import type { ScoreCorrection } from '../rules/score-correction.ts';
import { listActs } from './acts.ts';
import { countEffects } from './effects.ts';
import { type ChangeView, countChanges, listChanges } from './score-changes.ts';
import { findCorrection } from './score-corrections.ts';

/** What the page of a correction shows. Throws `regrade.not_found`. */
export async function loadCorrectionPage(
  db: Reader,
  id: string,
  {
    view,
    page,
    size,
    kinds,
  }: { view: ChangeView; page: number; size: number; kinds: readonly ProposalKind[] },
) {
  const correction = await findCorrection(db, id);
  if (!correction) throw new Refusal('regrade.not_found');
  const found = await listChanges(db, id, { view, ...rowsOf(page, size) });
  const people = await listPeople(db, [
    ...new Set(found.map(({ accountId }) => accountId)),
    ...[correction.madeBy, correction.approvedBy ?? []].flat(),
  ]);
  const names = new Map(people.map((one) => [one.accountId, one]));
  const nameOf = (accountId: string | null) => (accountId && names.get(accountId)?.name) || '';
  return {
    correction,
    topicTitle: (await getTopic(db, correction.topicId)).title,
    madeByName: nameOf(correction.madeBy),
    approvedByName: nameOf(correction.approvedBy),
    counts: await countChanges(db, id),
    effects: await countEffects(db, id),
    acts: correction.state === 'APPLIED' ? await listActs(db, correction) : [],
    view,
    changes: takePage(found, page, size),
    people: names,
    open: await findOpenOf(db, kinds, id),
    bankIsWrong: await isStillInBank(db, correction),
  };
}

/** Whether new papers would still be drawn with the version that was corrected. */
async function isStillInBank(
  db: Reader,
  { topicId, questionId, versionNo, approvedAt, undoneAt }: ScoreCorrection,
): Promise<boolean> {
  if (approvedAt === null || undoneAt !== null) return false;
  const released = await listReleasedQuestions(db, topicId, 'EXAM');
  return released.some((one) => one.id === questionId && one.versionNo === versionNo);
}

async function findOpenOf(
  db: Reader,
  kinds: readonly ProposalKind[],
  id: string,
): Promise<Proposal | undefined> {
  for (const kind of kinds) {
    const open = await findOpenProposal(db, kind, id);
    if (open) return open;
  }
  return undefined;
}
