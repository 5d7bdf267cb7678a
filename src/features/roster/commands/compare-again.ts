import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { compareCandidates, findRepeatedRows } from '../queries/import-candidates.ts';
import { insertFaults, lockImport } from '../queries/imports.ts';
import { mostRows } from '../rules/list-import.ts';
import { closeCheck, comparedBody, describeFaults } from './check-list.ts';

/**
 * Compares the rows again after a person of the list got an account or a phone number was taken; the
 * import waits to be ordered again. No audit: nothing was imported.
 */
export async function compareAgain(parts: Parts, importId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const list = await lockImport(tx, importId);
    if (list?.state !== 'IMPORTING') return;
    const everything = { first: 0, last: mostRows * 2 };
    const found = await compareCandidates(tx, list.id, everything, comparedBody(list));
    await insertFaults(tx, list.id, describeFaults(list, found));
    await insertFaults(tx, list.id, describeFaults(list, await findRepeatedRows(tx, list.id)));
    await closeCheck(parts, tx, list.id);
  });
}
