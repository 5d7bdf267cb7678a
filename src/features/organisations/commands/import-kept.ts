import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findOrganisationByCreditCode, findOrganisationByName } from '../queries/organisations.ts';
import type { KeptRow } from '../rules/kept-rows.ts';
import { addKeptIn } from './add-kept.ts';

/**
 * Adds the units of a checked list that are not in the list of organisations yet, all or none; returns how
 * many were added and the rows known before. No audit: `addKeptIn` records each.
 */
export async function importKept(
  parts: Parts,
  actor: Officer,
  rows: readonly KeptRow[],
): Promise<{ added: number; known: KeptRow[] }> {
  return inTransaction(parts.db, async (tx) => {
    const known: KeptRow[] = [];
    for (const one of rows) {
      const { row: _row, ...unit } = one;
      const found =
        (unit.creditCode && (await findOrganisationByCreditCode(tx, unit.creditCode))) ||
        (await findOrganisationByName(tx, unit.name));
      if (found) known.push(one);
      else
        await addKeptIn(parts, tx, actor, {
          ...unit,
          kind: 'EMPLOYER',
          ownership: unit.affiliation === null ? 'NON_PUBLIC' : 'PUBLIC',
        });
    }
    return { added: rows.length - known.length, known };
  });
}
