import type { Officer } from '../../../kernel/actor.ts';
import { maskIdNumber } from '../../../kernel/id-number.ts';
import { newId, nilId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { TableReading } from '../../../platform/spreadsheets/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Judgement, openJudge } from '../queries/judge.ts';
import type { AttendanceRow } from '../queries/list-rows.ts';
import { insertList } from '../queries/lists.ts';
import { findOffering } from '../queries/subjects.ts';
import { authoritySeenBy } from '../queries/system.ts';
import { type ListedRow, listCell } from '../rules/list-rows.ts';

/** What is stored of a judgement with its row. */
export const outcomeOf = (
  judged: Judgement,
): Pick<AttendanceRow, 'accountId' | 'creditHours' | 'fault'> =>
  'fault' in judged
    ? { accountId: null, creditHours: null, fault: judged.fault }
    : {
        accountId: judged.fit.attendance.accountId,
        creditHours: judged.fit.credit.hours,
        fault: null,
      };

/**
 * Stores a list of attendances with the credit or the fault of each row. Nothing counts yet: the authority
 * decides, on its own list and on one that a unit of its system proposes. Returns the list's id.
 */
export async function uploadList(
  parts: Parts,
  actor: Officer,
  {
    offeringId,
    fileName,
    rows,
    reading = {},
  }: {
    offeringId: string;
    fileName: string;
    rows: readonly ListedRow[];
    /** What was read of the file, if it came in one. */
    reading?: Partial<TableReading>;
  },
): Promise<string> {
  const authorityId = await authoritySeenBy(parts.db, actor);
  const offering = await findOffering(parts.db, offeringId, authorityId ?? nilId);
  if (!offering) throw new Refusal('professional.not_found');
  if (offering.state !== 'OPEN') throw new Refusal('professional.not_open');
  const proposes = actor.organisationId !== offering.authorityId;
  const judge = openJudge(parts, offering, {
    // The authority decides on a proposal, so its proposer may be listed; its own officer may not.
    accountId: proposes ? '' : actor.accountId,
    onlyUnit: proposes ? actor.organisationId : null,
  });
  const id = newId();
  const kept: AttendanceRow[] = [];
  for (const { idNumber, numberFault, ...row } of rows)
    kept.push({
      ...row,
      ...outcomeOf(await judge({ ...row, idNumber, ...(numberFault && { numberFault }) })),
      idNumberCipher: parts.cipher.encrypt(idNumber, listCell(id, row.rowNo)),
      idNumberMasked: idNumber === '' ? '' : maskIdNumber(idNumber),
    });
  await inTransaction(parts.db, async (tx) => {
    await insertList(
      tx,
      {
        id,
        offeringId,
        organisationId: actor.organisationId,
        fileName,
        uploadedBy: actor.accountId,
        uploadedAt: parts.clock.now(),
        reading,
      },
      kept,
    );
    const faults = kept.filter(({ fault }) => fault !== null).length;
    const about = { type: 'professional_list', id };
    const said = { offeringId, rows: kept.length, faults };
    await recordAudit(tx, actor, 'professional.upload_list', about, said);
  });
  return id;
}
