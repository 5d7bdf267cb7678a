import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { tell } from '../../messages/index.ts';
import { faultOf, type Judgement, openJudge } from '../queries/judge.ts';
import { type AttendanceRow, listRows, updateRow } from '../queries/list-rows.ts';
import {
  type AttendanceList,
  findList,
  lockWaitingList,
  updateListDecision,
} from '../queries/lists.ts';
import { findOffering } from '../queries/subjects.ts';
import type { Offering } from '../rules/subject.ts';
import { holdOffering, recordFit } from './record-fit.ts';
import { outcomeOf } from './upload-list.ts';

interface Decided {
  recognised: number;
  faults: number;
}

/**
 * The authority recognises a list: ALL only when every row is right, RIGHT the rows that are, leaving the
 * others with what is wrong. Rows are judged again: time has passed. One transaction: all that is to be
 * recognised is, or nothing. With faults and ALL nothing is recognised and the list goes on waiting.
 */
export async function recogniseList(
  parts: Parts,
  actor: Officer,
  { listId, whom }: { listId: string; whom: 'ALL' | 'RIGHT' },
): Promise<Decided> {
  const { list, offering } = await load(parts, actor, listId);
  const judge = openJudge(parts, offering, {
    accountId: actor.accountId,
    onlyUnit: list.organisationId === offering.authorityId ? null : list.organisationId,
  });
  const judged: { row: AttendanceRow; judgement: Judgement }[] = [];
  for (const row of await listRows(parts.db, listId)) {
    const idNumber = row.idNumberCipher ? parts.cipher.decrypt(row.idNumberCipher) : '';
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
      await recordAll(parts, tx, actor, { offering, listId, judged });
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

async function recordAll(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  asked: {
    offering: Offering;
    listId: string;
    judged: { row: AttendanceRow; judgement: Judgement }[];
  },
): Promise<void> {
  const fits = asked.judged.flatMap(({ row, judgement }) =>
    'fit' in judgement ? [{ rowNo: row.rowNo, fit: judgement.fit }] : [],
  );
  // In the order of the people: two lists at once wait for each other instead of for ever.
  const order = fits.toSorted((one, other) =>
    one.fit.attendance.accountId < other.fit.attendance.accountId ? -1 : 1,
  );
  for (const { rowNo, fit } of order) {
    try {
      const { offering, listId } = asked;
      const { hours } = await recordFit(parts, tx, actor, {
        offering,
        fit,
        listId,
        correctsId: null,
      });
      const { accountId } = fit.attendance;
      await updateRow(tx, listId, rowNo, { accountId, creditHours: hours, fault: null });
    } catch (error) {
      if (error instanceof Refusal && faultOf(error))
        throw new Refusal('professional.changed_meanwhile');
      throw error;
    }
  }
}

/** The authority gives a list back with a reason, or drops its own; the unit that proposed it is told. */
export async function returnList(
  parts: Parts,
  actor: Officer,
  { listId, note }: { listId: string; note: string },
): Promise<void> {
  const { list, offering } = await load(parts, actor, listId);
  await inTransaction(parts.db, async (tx) => {
    if (!(await lockWaitingList(tx, listId))) throw new Refusal('professional.list_decided');
    const at = parts.clock.now();
    await updateListDecision(tx, listId, { state: 'RETURNED', by: actor.accountId, at, note });
    const about = { type: 'professional_list', id: listId };
    await recordAudit(tx, actor, 'professional.return_list', about, { note });
    if (list.organisationId === offering.authorityId) return;
    await tell(parts, tx, [list.uploadedBy], {
      subject: '专业科目名单被退回',
      text: `您上报的“${offering.subjectName}”名单被退回：${note}`,
      href: `/professional-lists/${listId}`,
      organisationId: offering.authorityId,
    });
  });
}

async function load(
  parts: Parts,
  actor: Officer,
  listId: string,
): Promise<{ list: AttendanceList; offering: Offering }> {
  const own = actor.organisationId ?? '';
  const list = await findList(parts.db, listId, own);
  const offering = list && (await findOffering(parts.db, list.offeringId, own));
  if (!list || !offering) throw new Refusal('professional.not_found');
  return { list, offering };
}
