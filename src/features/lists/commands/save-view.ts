import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findKeptList, upsertView } from '../queries/kept-lists.ts';

const mostViews = 20;

/** Saves a view of a list by name; the same name replaces it. Not audited: nobody's data change. */
export async function saveView(
  parts: Parts,
  { accountId }: Officer,
  view: { path: string; name: string; query: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { views } = await findKeptList(tx, accountId, view.path);
    if (views.length >= mostViews && !views.some(({ name }) => name === view.name))
      throw new Refusal('lists.too_many_views');
    await upsertView(tx, { accountId, ...view, createdAt: parts.clock.now() });
  });
}
