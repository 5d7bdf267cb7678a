import { diffArrays } from 'diff';

/** A run of words that is the same in both texts, or in one of them only. */
export interface WordRun {
  text: string;
  how: 'same' | 'added' | 'removed';
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string) => [...words.segment(text)].map(({ segment }) => segment);
const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

/** Returns the lines in which two versions of a notice differ, each as runs of words; none when they are equal. */
export function changedLines(before: string, after: string): WordRun[][] {
  const lines: WordRun[][] = [];
  let removed: string[] = [];
  const flush = () => {
    lines.push(...removed.map((text) => [{ text, how: 'removed' as const }]));
    removed = [];
  };
  for (const part of diffArrays(linesOf(before), linesOf(after))) {
    if (part.removed) removed.push(...part.value);
    else if (!part.added) flush();
    else
      for (const line of part.value) {
        const old = removed.shift();
        lines.push(old === undefined ? [{ text: line, how: 'added' }] : runsOf(old, line));
      }
  }
  flush();
  return lines;
}

const runsOf = (before: string, after: string): WordRun[] =>
  diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({
    text: value.join(''),
    how: added ? 'added' : removed ? 'removed' : 'same',
  }));
