import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { listDifferences, rebuildFigures as rebuild } from '../queries/figures.ts';

/**
 * Compares the kept figures with a count of the people, counts anew where they differ, and returns
 * the years and the units, bodies and places that differed. People are not written meanwhile.
 */
export async function rebuildFigures(
  parts: Pick<Parts, 'db'>,
): Promise<{ year: number; member: string }[]> {
  return inTransaction(parts.db, async (tx) => {
    const differences = await listDifferences(tx);
    await rebuild(tx);
    await recordAudit(
      tx,
      'SYSTEM',
      'statistics.rebuild_figures',
      { type: 'figures', id: 'all' },
      {
        differences: differences.length,
      },
    );
    return differences;
  });
}
