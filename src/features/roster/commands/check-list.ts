import { setImmediate } from 'node:timers/promises';
import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getOrganisation, listHeldTitleSeries } from '../../organisations/index.ts';
import { findUncheckedChunk, markChecked } from '../queries/chunks.ts';
import {
  compareCandidates,
  countCandidates,
  type FoundFault,
  findRepeatedRows,
  insertCandidates,
} from '../queries/import-candidates.ts';
import { importsOwn, membershipOfImport } from '../queries/import-target.ts';
import { countFaultyRows, insertFaults, lockImport, updateImport } from '../queries/imports.ts';
import { checkRow, describeFault, headingOf } from '../rules/check-row.ts';
import { chunkCell, type ListImport, type ListRow } from '../rules/list-import.ts';
import { indexTitles, type TitleIndex } from '../rules/title-index.ts';

/**
 * Checks the rows of an uploaded list, a thousand in a transaction; after a crash it continues with
 * the unchecked ones. No audit: the upload has an entry, and nothing is imported yet.
 */
export async function checkList(parts: Parts, importId: string): Promise<void> {
  const titles = indexTitles(await listHeldTitleSeries(parts.db));
  while (
    await inTransaction(parts.db, async (tx) => {
      const list = await lockImport(tx, importId);
      if (list?.state !== 'CHECKING') return false;
      if (await checkChunk(parts, tx, list, titles)) return true;
      await finishCheck(parts, tx, list);
      return false;
    })
  );
}

async function checkChunk(
  parts: Parts,
  tx: Tx,
  list: ListImport,
  titles: TitleIndex,
): Promise<boolean> {
  const chunk = await findUncheckedChunk(tx, list.id);
  if (!chunk) return false;
  const rows = JSON.parse(
    parts.cipher.decrypt(chunk.rowsCipher, chunkCell(list.id, chunk.no)),
  ) as ListRow[];
  const now = parts.clock.now();
  const { headings, places, digitsLost } = list;
  const unitName = list.organisationId
    ? (await getOrganisation(tx, list.organisationId)).name
    : null;
  const batchId = list.id;
  const rules = { batchId, headings, places, digitsLost, titles, unitName, now, today: dayOf(now) };
  const checked: ReturnType<typeof checkRow>[] = [];
  for (const row of rows) {
    checked.push(checkRow(parts, row, rules));
    // Encryption blocks the event loop: let other requests run in between.
    if (checked.length % 50 === 0) await setImmediate();
  }
  const candidates = checked.flatMap(({ candidate }) => candidate ?? []);
  await insertCandidates(tx, list.id, candidates);
  const slice = { first: rows[0]?.row ?? 0, last: rows.at(-1)?.row ?? 0 };
  const found = await compareCandidates(tx, list.id, slice, comparedBody(list));
  const faults = checked.flatMap((one) => one.faults);
  await insertFaults(tx, list.id, [...faults, ...describeFaults(list, found)]);
  await markChecked(tx, list.id, chunk.no);
  const doubtful = checked.flatMap((one, at) => (one.doubtful ? (rows[at]?.row ?? []) : []));
  await updateImport(tx, list.id, {
    rowsChecked: list.rowsChecked + rows.length,
    doubtfulRows: [...list.doubtfulRows, ...doubtful],
  });
  return true;
}

async function finishCheck(parts: Parts, tx: Tx, list: ListImport): Promise<void> {
  await insertFaults(tx, list.id, describeFaults(list, await findRepeatedRows(tx, list.id)));
  await closeCheck(parts, tx, list.id);
}

/** Stores the counts of a checked list, which then waits to be ordered. */
export async function closeCheck(parts: Parts, tx: Tx, importId: string): Promise<void> {
  const counts = await countCandidates(tx, importId);
  await updateImport(tx, importId, {
    state: 'CHECKED',
    rowsFaulty: await countFaultyRows(tx, importId),
    rowsWritten: 0,
    peopleNew: counts.NEW,
    peopleClaimed: counts.CLAIMED,
    peopleElsewhere: counts.ELSEWHERE,
    peopleHere: counts.HERE,
    checkedAt: parts.clock.now(),
  });
}

/** Returns the faults found by comparison as rows of the fault list. */
export const describeFaults = (list: ListImport, found: readonly FoundFault[]) =>
  found.map(({ rowNo, fault, other }) => {
    const [column, message] = describeFault(fault, other);
    return { row: rowNo, heading: headingOf(list, column), message };
  });

/** Returns the body to compare with; null for an importer that only registers new people. */
export const comparedBody = (list: ListImport) =>
  importsOwn(list) ? membershipOfImport(list) : null;
