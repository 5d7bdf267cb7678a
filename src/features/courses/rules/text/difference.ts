import { diffArrays } from 'diff';
import { type Block, isEmptyDocument, type LessonDocument } from './document.ts';
import { toMarkdown } from './to-markdown.ts';

/** Blocks that are the same in two documents, or what one has in place of the other's. */
export interface Hunk {
  same: boolean;
  before: Block[];
  after: Block[];
}

/** A block as text that is equal for equal blocks: the database gives its fields back in an order of its own. */
export const keyOf = (block: Block): string =>
  JSON.stringify(block, (_name, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : value,
  );

/** In what two documents differ, block by block in their order. */
export function compareDocuments(before: LessonDocument, after: LessonDocument): Hunk[] {
  const [old, now] = [before, after].map((one) =>
    isEmptyDocument(one) ? [] : one.content.map(keyOf),
  );
  const hunks: Hunk[] = [];
  for (const { value, added, removed } of diffArrays(old ?? [], now ?? [])) {
    const blocks = value.map((one) => JSON.parse(one) as Block);
    const last = hunks.at(-1);
    if (!added && !removed) hunks.push({ same: true, before: blocks, after: blocks });
    else if (last && !last.same) (added ? last.after : last.before).push(...blocks);
    else
      hunks.push({
        same: false,
        before: removed ? blocks : [],
        after: added ? blocks : [],
      });
  }
  return hunks;
}

/** A run of words that is the same in both texts, or in one of them only. */
export interface WordRun {
  text: string;
  how: 'same' | 'added' | 'removed';
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string) => [...words.segment(text)].map(({ segment }) => segment);
const markdownOf = (content: Block[]) => toMarkdown({ type: 'doc', content });

/** How the blocks of a hunk became others, word by word. */
export function compareWords({ before, after }: Pick<Hunk, 'before' | 'after'>): WordRun[] {
  const [old, now] = [wordsOf(markdownOf(before)), wordsOf(markdownOf(after))];
  return diffArrays(old, now).map(({ value, added, removed }) => ({
    text: value.join(''),
    how: added ? 'added' : removed ? 'removed' : 'same',
  }));
}
