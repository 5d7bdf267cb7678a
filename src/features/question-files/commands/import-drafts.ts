import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { createDrafts, type DraftToCreate } from '../../question-bank/index.ts';
import {
  getImport,
  listToDraft,
  lockImport,
  updateDrafted,
  updateImport,
} from '../queries/imports.ts';
import type { ImportItem } from '../rules/question-import.ts';

const batch = 300;

/**
 * Makes drafts of what was understood, batch by batch, each once: after a crash it goes on where it was. No audit:
 * ordering it was recorded.
 */
export async function importDrafts(parts: Parts, importId: string): Promise<void> {
  if ((await getImport(parts.db, importId)).state !== 'IMPORTING') return;
  // Looked for behind what was drafted: of 100,000 items the first would be passed over in every batch.
  for (let after = 0; Number.isFinite(after); )
    after = await inTransaction(parts.db, async (tx) => {
      const one = await lockImport(tx, importId, ['IMPORTING']);
      const found = await listToDraft(tx, one, { after, limit: batch });
      const items = wholeCases(found);
      if (items.length === 0) {
        await updateImport(tx, importId, { state: 'IMPORTED', importedAt: parts.clock.now() });
        return Infinity;
      }
      const drafts = items.map(({ draft }) => draft as DraftToCreate);
      const ids = await createDrafts(tx, one.topicId, one.createdBy, drafts);
      await updateDrafted(
        tx,
        importId,
        items.map(({ position }, at) => ({ position, questionId: ids[at] as string })),
      );
      const left = found.filter((item) => !items.includes(item)).map(({ position }) => position);
      return Math.min(...left, (found.at(-1)?.position ?? 0) + 1) - 1;
    });
}

/** A full batch without the case that it may cut in two. */
function wholeCases(items: ImportItem[]): ImportItem[] {
  const last = items.at(-1)?.draft?.caseKey ?? null;
  if (items.length < batch || last === null) return items;
  const whole = items.filter(({ draft }) => draft?.caseKey !== last);
  return whole.length > 0 ? whole : items;
}
