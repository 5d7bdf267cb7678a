import type { Reader } from '../../../../platform/database/index.ts';
import type { SheetItem } from '../../../assessment/index.ts';
import { loadSheet } from '../../../question-bank/index.ts';
import { getPaper } from '../papers.ts';

/** A question corrected during an exam is on sheets opened after this time. */
const keptMs = 60_000;
const keptVariants = 1000;

/**
 * Returns a loader of sheets that reads each paper variant once a minute: a whole city opens the same few
 * hundred. A variant in use never changes its questions.
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
    items.catch(() => sheets.delete(paperId));
    return items;
  };
}
