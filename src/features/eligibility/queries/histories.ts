import { instantOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { type EarlierResult, listEarlierResults } from '../../earlier-results/index.ts';
import { listEndorsementsOfPeople } from '../../endorsement/index.ts';
import { listEntriesOfPeople } from '../../hours/index.ts';
import { listSlipsOfPeople } from '../../result-slips/index.ts';
import type { History, Pass } from '../rules/evidence.ts';
import { listApproved } from './absences.ts';
import { listLosses } from './losses.ts';

/** Slips, endorsements, hours, excused years and losses of several people, each in one question. */
export async function loadHistories(
  db: Reader,
  accountIds: readonly string[],
): Promise<Map<string, History>> {
  const slips = await listSlipsOfPeople(db, accountIds);
  // Oldest first: what stands in the map at the end is the newest of a slip.
  const endorsements = new Map(
    (await listEndorsementsOfPeople(db, accountIds)).map((one) => [one.slipId, one]),
  );
  const entries = new Map(
    (await listEntriesOfPeople(db, accountIds)).map((one) => [one.endorsementId, one]),
  );
  const histories = new Map<string, History>(
    accountIds.map((id) => [id, { passes: [], excuses: [], losses: [] }]),
  );
  for (const slip of slips) {
    if (slip.state === 'SUPERSEDED') continue;
    const endorsement = endorsements.get(slip.id);
    const entry = endorsement && entries.get(endorsement.id);
    const pass: Pass = {
      topicId: slip.topicId,
      year: slip.content.year,
      title: slip.content.topicTitle,
      creditHours: slip.content.creditHours,
      passedAt: new Date(slip.content.examinedAt),
      slip: {
        id: slip.id,
        slipNo: slip.slipNo,
        verificationCode: slip.verificationCode,
        state: slip.state,
        because: slip.stateBecause,
      },
      endorsement: endorsement ?? null,
      entry: entry ? { id: entry.id, entryNo: entry.entryNo, recordedAt: entry.confirmedAt } : null,
    };
    histories.get(slip.accountId)?.passes.push(pass);
  }
  for (const result of await listEarlierResults(db, accountIds))
    histories.get(result.accountId)?.passes.push(passOnPaper(result));
  for (const absence of await listApproved(db, accountIds))
    histories
      .get(absence.accountId)
      ?.excuses.push({ absenceId: absence.id, years: absence.years, reason: absence.reasonName });
  for (const loss of await listLosses(db, accountIds))
    histories.get(loss.accountId)?.losses.push(loss);
  return histories;
}

/** What was endorsed and recorded on paper before the platform counts as such (N37). */
function passOnPaper(result: EarlierResult): Pass {
  const { id, year, title, creditHours, documentNo, endorsedBy, revokedAt } = result;
  const passedAt = instantOf(result.passedOn);
  return {
    // The topics of the platform are others: a year counts once by its year.
    ...{ topicId: `on-paper-${year}`, year, title, creditHours, passedAt },
    slip: {
      ...{ id, slipNo: documentNo || '纸质', verificationCode: '' },
      state: revokedAt ? 'REVOKED' : 'VALID',
      because: result.revokedBecause,
    },
    endorsement: { id, state: revokedAt ? 'REVOKED' : 'ENDORSED', decidedAt: passedAt },
    entry: { id, entryNo: documentNo || '纸质', recordedAt: passedAt },
    onPaper: { endorsedBy },
  };
}
