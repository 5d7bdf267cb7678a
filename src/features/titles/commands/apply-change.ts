import type { Tx } from '../../../platform/database/index.ts';
import {
  insertSeries,
  insertTitle,
  listTitleRows,
  lockTitle,
  updateTitle,
} from '../../organisations/index.ts';
import { listHoldersOfTitle, moveTitle } from '../../people/index.ts';
import { markApplied } from '../queries/changes.ts';
import { nextCode, type TitleChange } from '../rules/title-change.ts';

/**
 * Applies a change whose day has come: an added title gets its code, and who holds one that ends has its
 * successor. No audit: the caller records it.
 */
export async function applyChange(tx: Tx, change: TitleChange, appliedAt: Date): Promise<void> {
  const { id, kind, name, successorCode, effectiveOn } = change;
  const titleCode = change.titleCode ?? (await addTitle(tx, change));
  const title = await lockTitle(tx, titleCode);
  let moved: string[] = [];
  if (kind === 'RENAMED') await updateTitle(tx, titleCode, { name });
  if (kind === 'ENDED') {
    moved = successorCode ? await listHoldersOfTitle(tx, titleCode) : [];
    if (successorCode) await moveTitle(tx, moved, titleCode, successorCode);
    await updateTitle(tx, titleCode, { validTo: effectiveOn, successorCode });
  }
  await markApplied(tx, id, { titleCode, moved, nameBefore: title?.name ?? '', appliedAt });
}

/** Adds the title, with its series where that is new, and returns its code. */
async function addTitle(
  tx: Tx,
  { seriesCode, seriesName, name, level }: TitleChange,
): Promise<string> {
  const titles = await listTitleRows(tx);
  const series =
    seriesCode ??
    (await insertSeries(tx, {
      code: nextCode([...new Set(titles.map((one) => one.seriesCode))], ''),
      name: seriesName,
    }));
  const taken = titles.filter((one) => one.seriesCode === series).map(({ code }) => code);
  const code = nextCode(taken, series);
  await insertTitle(tx, { code, seriesCode: series, name, level: level ?? 'INTERMEDIATE' });
  return code;
}
