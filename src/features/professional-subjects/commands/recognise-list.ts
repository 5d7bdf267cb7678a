import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Judgement, openJudge } from '../queries/judge.ts';
import { type AttendanceRow, listRows, updateRow } from '../queries/list-rows.ts';
import { lockWaitingList, updateListDecision } from '../queries/lists.ts';
import { listCell } from '../rules/list-rows.ts';
import { holdOffering } from './record-fit.ts';
import { type Decided, getOwnList, recordList } from './record-list.ts';
import { outcomeOf } from './upload-list.ts';

/**
 * Recognises a list in one transaction: ALL only when every row is right, RIGHT the rows that are, leaving
 * the others with their faults. Rows are judged again, because time has passed. With faults and ALL nothing
 * is recognised and the list goes on waiting.
 */
export async function recogniseList(
  parts: Parts,
  actor: Officer,
  { listId, whom }: { listId: string; whom: 'ALL' | 'RIGHT' },
): Promise<Decided> {
  const { list, offering } = await getOwnList(parts, actor, listId);
  const judge = openJudge(parts, offering, {
    accountId: actor.accountId,
    onlyUnit: list.organisationId === offering.authorityId ? null : list.organisationId,
  });
  const judged: { row: AttendanceRow; judgement: Judgement }[] = [];
  for (const row of await listRows(parts.db, listId)) {
    const cell = listCell(listId, row.rowNo);
    const idNumber = row.idNumberCipher ? parts.cipher.decrypt(row.idNumberCipher, cell) : '';
    judged.push({ row, judgement: await judge({ ...row, idNumber }) });
  }
  const faults = judged.filter(({ judgement }) => 'fault' in judgement).length;
  return inTransaction(parts.db, async (tx) => {
    if (!(await lockWaitingList(tx, listId))) throw new Refusal('professional.list_decided');
    await holdOffering(parts, tx, offering);
    for (const { row, judgement } of judged)
      await updateRow(tx, listId, row.rowNo, outcomeOf(judgement));
    const recognised = whom === 'ALL' && faults > 0 ? 0 : judged.length - faults;
    if (whom === 'RIGHT' && recognised === 0) throw new Refusal('professional.no_right_rows');
    if (recognised > 0) {
      await recordList(parts, tx, actor, { offering, listId, judged });
      const at = parts.clock.now();
      const decision = { state: 'RECOGNISED', by: actor.accountId, at, note: null } as const;
      await updateListDecision(tx, listId, decision);
    }
    const about = { type: 'professional_list', id: listId };
    const said = { whom, recognised, faults };
    await recordAudit(tx, actor, 'professional.recognise_list', about, said);
    return { recognised, faults };
  });
}
