import type { Reader } from '../../../../platform/database/index.ts';
import type { SheetItem } from '../../../assessment/index.ts';
import { getTopic, type Topic } from '../../../courses/index.ts';
import { loadSheet } from '../../../question-bank/index.ts';
import type { Attempt } from '../../rules/attempt.ts';
import { getPaper } from '../papers.ts';

/** A question corrected during an exam is on sheets opened after this time. */
const keptMs = 60_000;
const keptVariants = 1000;

/** What all attempts of a paper variant show. */
export interface SharedSheet {
  topic: Topic;
  items: SheetItem[];
}

/**
 * Returns a loader of sheets that reads each paper variant once a minute: a whole city opens the same few
 * hundred. A variant in use never changes its questions.
 */
export function createSheetCache(
  db: Reader,
): (attempt: Pick<Attempt, 'paperId' | 'topicId'>) => Promise<SharedSheet> {
  const sheets = new Map<string, { until: number; sheet: Promise<SharedSheet> }>();
  return ({ paperId, topicId }) => {
    const now = performance.now();
    const kept = sheets.get(paperId);
    if (kept && kept.until > now) return kept.sheet;
    if (sheets.size >= keptVariants) sheets.clear();
    const sheet = load(db, paperId, topicId);
    sheets.set(paperId, { until: now + keptMs, sheet });
    sheet.catch(() => sheets.delete(paperId));
    return sheet;
  };
}

async function load(db: Reader, paperId: string, topicId: string): Promise<SharedSheet> {
  const items = await loadSheet(db, await getPaper(db, paperId));
  return { topic: await getTopic(db, topicId), items };
}
