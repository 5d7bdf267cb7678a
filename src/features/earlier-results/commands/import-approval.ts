import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import { recordAudit } from '../../audit/index.ts';
import { findEarlierResult, insertResults, markRevoked } from '../queries/earlier-results.ts';
import { listRows, lockFile, updateFileState } from '../queries/files.ts';
import { type CheckedRow, isImported, type ResultFile } from '../rules/earlier-result.ts';
import { importers } from '../rules/policy.ts';

/** Importing a list: the good rows and those whose doubt is settled count from then on. */
export const importResults: ProposalKind<Record<string, never>> = {
  kind: 'earlier_results.import',
  title: '导入历年成绩',
  confirmedBy: importers,
  async apply({ clock }, tx, { subjectId: id, actor }) {
    const { rows } = await takeWaiting(tx, actor, id);
    const at = clock.now();
    const imported = await insertResults(tx, id, rows, at);
    await updateFileState(tx, id, 'IMPORTED', { importedBy: actor.accountId, importedAt: at });
    const subject = { type: 'earlier_result_file', id };
    await recordAudit(tx, actor, 'earlier_results.import', subject, { imported });
  },
};

/** Revoking one imported result that was wrong. */
export const revokeResult: ProposalKind<Record<string, never>> = {
  kind: 'earlier_results.revoke',
  title: '撤销历年成绩',
  confirmedBy: importers,
  async apply({ clock }, tx, { subjectId: id, actor, reason }) {
    const result = await findEarlierResult(tx, id);
    if (!result) throw new Refusal('earlier_results.not_found');
    if (result.accountId === actor.accountId) throw new Refusal('earlier_results.own', { id });
    if (!(await markRevoked(tx, id, { because: reason, at: clock.now() })))
      throw new Refusal('earlier_results.revoked_already');
    const subject = { type: 'account', id: result.accountId };
    const facts = { earlierResultId: id, year: result.year, reason };
    await recordAudit(tx, actor, 'earlier_results.revoke', subject, facts);
  },
};

/**
 * Returns a list that waits, locked, with the rows that would be imported. Throws
 * `earlier_results.not_found`, `.not_waiting`, `.nothing_good`, `.own` (G10).
 */
export async function takeWaiting(
  tx: Tx,
  actor: Officer,
  id: string,
): Promise<{ file: ResultFile; rows: CheckedRow[] }> {
  const file = await lockFile(tx, id);
  if (!file) throw new Refusal('earlier_results.not_found');
  if (file.state !== 'CHECKED') throw new Refusal('earlier_results.not_waiting', { id });
  const rows = (await listRows(tx, id)).filter(isImported);
  if (rows.length === 0) throw new Refusal('earlier_results.nothing_good', { id });
  if (rows.some(({ accountId }) => accountId === actor.accountId))
    throw new Refusal('earlier_results.own', { id });
  return { file, rows };
}
