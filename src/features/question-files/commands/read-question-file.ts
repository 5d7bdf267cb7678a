import { createHash } from 'node:crypto';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findFaults } from '../../../platform/rich-text/index.ts';
import { kindOf } from '../../assessment/index.ts';
import {
  createDuplicateFinder,
  type DraftToCreate,
  mergeGramIndex,
  nothingMore,
  searchedText,
} from '../../question-bank/index.ts';
import {
  deleteItems,
  getImport,
  insertItems,
  lockImport,
  updateImport,
} from '../queries/imports.ts';
import { type Terms, termsOf } from '../queries/terms.ts';
import type { ItemFault, ReadItem } from '../rules/formats/read-item.ts';
import type { ImportItem, QuestionImport } from '../rules/question-import.ts';
import { keepItemPictures } from './keep-item-pictures.ts';
import { openQuestionFile, UnreadableFile } from './open-question-file.ts';

const batch = 100;
/** More in a statement take no less time each, and memory for all that they might be like. */
const comparedAtOnce = 25;

type Kept = Omit<ImportItem, 'questionId'>;
/** An item before it is compared with the bank; `words` are null where there is nothing to compare. */
type Understood = Kept & { words: string | null };

/**
 * Reads a kept file item by item: each becomes a draft to be looked at, or a fault with its reason. Nothing is
 * written into the bank. Begun again from the start when a process died meanwhile. No audit: taking the file
 * recorded it.
 */
export async function readQuestionFile(parts: Parts, importId: string): Promise<void> {
  const one = await getImport(parts.db, importId);
  if (one.state !== 'READING') return;
  await inTransaction(parts.db, (tx) => deleteItems(tx, importId));
  let problem: string | null = null;
  try {
    await keepItems(parts, one);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    problem = error.message;
  }
  await inTransaction(parts.db, async (tx) => {
    await lockImport(tx, importId, ['READING']);
    if (problem !== null) await deleteItems(tx, importId);
    await updateImport(
      tx,
      importId,
      problem === null ? { state: 'READ' } : { state: 'UNREADABLE', problem },
    );
  });
}

/** Keeps the items of a file, batch by batch: while one is compared with the bank, the next is read. */
async function keepItems(parts: Parts, one: QuestionImport): Promise<void> {
  // Each item is looked up many times, and each time through what is not merged yet.
  await mergeGramIndex(parts.db);
  const around = { one, terms: await termsOf(parts.db, one.topicId), seen: new Map() };
  const duplicatesOf = createDuplicateFinder(parts.db);
  let read: Understood[] = [];
  let position = 0;
  let keeping: Promise<void> = Promise.resolve();
  const keepRead = async () => {
    const items = read;
    read = [];
    await keeping;
    keeping = compare(items, duplicatesOf).then((compared) =>
      inTransaction(parts.db, (tx) => insertItems(tx, one.id, compared)),
    );
    // Said by the next `await keeping`; until then it is no unhandled rejection.
    keeping.catch(() => undefined);
  };
  try {
    await openQuestionFile(parts, one, async (item) => {
      position += 1;
      const whole = 'message' in item ? item : await keepItemPictures(parts, one, item);
      read.push(understand(whole, position, around));
      if (read.length >= batch) await keepRead();
    });
    await keepRead();
  } finally {
    await keeping;
  }
}

interface Around {
  one: QuestionImport;
  terms: Terms;
  /** The place of each wording in this file, by its hash. */
  seen: Map<string, string>;
}

function understand(item: ReadItem | ItemFault, position: number, around: Around): Understood {
  const nothing = {
    ...{ position, place: item.at, draft: null, lost: [], similarId: null, repeats: null },
    words: null,
  };
  if ('message' in item) return { ...nothing, fault: item.message };
  const made = draftOf(item, around);
  if ('fault' in made) return { ...nothing, fault: made.fault };
  const { draft, lost } = made;
  const words = searchedText(draft);
  const hash = createHash('sha256').update(words).digest('base64');
  const repeats = around.seen.get(hash) ?? null;
  if (repeats === null) around.seen.set(hash, item.at);
  return { ...nothing, fault: null, draft, lost, repeats, words };
}

/** The items with the question of the bank that each is like. */
async function compare(
  items: readonly Understood[],
  duplicatesOf: ReturnType<typeof createDuplicateFinder>,
): Promise<Kept[]> {
  const duplicates: (string | null)[] = [];
  for (let at = 0; at < items.length; at += comparedAtOnce) {
    const some = items.slice(at, at + comparedAtOnce);
    duplicates.push(...(await duplicatesOf(some.map(({ words }) => words))));
  }
  return items.map(({ words: _, ...item }, at) => ({ ...item, similarId: duplicates[at] ?? null }));
}

/** The draft that an item makes in this topic, with what of it is not kept. */
function draftOf(
  item: ReadItem,
  { one, terms }: Pick<Around, 'one' | 'terms'>,
): { draft: DraftToCreate; lost: string[] } | { fault: string } {
  const kind = kindOf(item.kind);
  const content = kind.Content.safeParse(item.content);
  if (!content.success)
    return { fault: `${kind.name}的选项或答案不合要求：${content.error.issues[0]?.message ?? ''}` };
  const [wrong] = [
    item.stem,
    item.explanation,
    item.caseText ?? '',
    ...content.data.options.map(({ text }) => text),
  ].flatMap((text) => findFaults(text));
  if (wrong) return { fault: wrong };
  const lesson = item.lesson === '' ? null : terms.lessonOf(item.lesson);
  const point = item.point === '' ? null : terms.pointOf(item.point);
  const lost = [...new Set(item.lost)];
  if (item.lesson !== '' && !lesson)
    lost.push(`课“${item.lesson}”（这个专题里没有，归入所选的课）`);
  if (item.point !== '' && !point) lost.push(`知识点“${item.point}”（这个专题里没有）`);
  const draft = {
    ...nothingMore,
    ...content.data,
    kind: item.kind,
    stem: item.stem,
    explanation: item.explanation,
    difficulty: item.difficulty ?? 2,
    lessonId: lesson ?? one.lessonId,
    knowledgePointId: point,
    usage: one.usage,
    source: item.source.slice(0, 100),
    tags: item.tags.map((tag) => tag.slice(0, 20)).slice(0, 10),
    caseKey: item.caseKey,
    caseText: item.caseText,
  };
  return { draft, lost };
}
