import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { maskIdNumber } from '../../../kernel/id-number.ts';
import { newId } from '../../../kernel/ids.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertFile } from '../queries/files.ts';
import { findKnownPerson } from '../queries/known-person.ts';
import { checkRow, type ReadRow } from '../rules/check-row.ts';
import type { CheckedRow } from '../rules/earlier-result.ts';
import { readResultFile } from './read-result-file.ts';

/**
 * Stores an uploaded list with the fault or doubt of each row; nothing counts yet. Returns its id. Throws as
 * `readResultFile` does.
 */
export async function uploadResults(
  parts: Parts,
  actor: Officer,
  { path, fileName, source }: { path: string; fileName: string; source: string },
): Promise<string> {
  const { rows, reading } = await readResultFile(path);
  const checked = await checkRows(parts, rows);
  const id = newId();
  const { organisationId, accountId: uploadedBy } = actor;
  const file = { id, organisationId, fileName, source, reading, uploadedBy };
  await inTransaction(parts.db, async (tx) => {
    await insertFile(tx, { ...file, uploadedAt: parts.clock.now() }, checked);
    const subject = { type: 'earlier_result_file', id };
    await recordAudit(tx, actor, 'earlier_results.upload', subject, {
      ...{ fileName, source, rows: checked.length },
    });
  });
  return id;
}

async function checkRows(parts: Parts, rows: readonly ReadRow[]): Promise<CheckedRow[]> {
  const today = dayOf(parts.clock.now());
  const seen = new Set<string>();
  const checked: CheckedRow[] = [];
  for (const row of rows) {
    const person = row.idNumber === '' ? null : await findKnownPerson(parts, row.idNumber);
    const key = `${row.idNumber} ${row.year}`;
    const judged = checkRow(row, person, { today, repeated: seen.has(key) });
    seen.add(key);
    const { rowNo, name, title, documentNo, endorsedBy } = row;
    checked.push({
      ...{ rowNo, name, title, documentNo, endorsedBy, ...judged },
      accountId: person?.accountId ?? null,
      idNumberMasked: row.idNumber === '' ? '' : maskIdNumber(row.idNumber),
      doubtSettled: false,
    });
  }
  return checked;
}
