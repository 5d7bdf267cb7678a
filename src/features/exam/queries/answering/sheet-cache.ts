import type { Reader } from '../../../../platform/database/index.ts';
import type { SheetItem } from '../../../assessment/index.ts';
import { loadSheet } from '../../../question-bank/index.ts';
import { getPaper } from '../papers.ts';

/** A question corrected while people sit is on the next sheet that is opened so much later. */
const keptMs = 60_000;
const keptVariants = 1000;

/**
 * The sheets of the forms that are being given out, read once a minute each: when a city opens its
 * sheets they are the same few hundred. A form that was given to anybody never changes its questions.
 */
export function createSheetCache(db: Reader): (paperId: string) => Promise<SheetItem[]> {
  const sheets = new Map<string, { until: number; items: Promise<SheetItem[]> }>();
  return (paperId) => {
    const now = performance.now();
    const kept = sheets.get(paperId);
    if (kept && kept.until > now) return kept.items;
    if (sheets.size >= keptVariants) sheets.clear();
    const items = getPaper(db, paperId).then((paper) => loadSheet(db, paper));
    sheets.set(paperId, { until: now + keptMs, items });
    // A failure is not kept: the next one asks again.
    items.catch(() => sheets.delete(paperId));
    return items;
  };
}
