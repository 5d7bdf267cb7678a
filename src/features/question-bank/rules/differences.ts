import { diffArrays } from 'diff';
import { contentDifferences } from '../../assessment/index.ts';
import { usageNames } from './usage.ts';
import type { VersionContent } from './version.ts';

/** A run of words that is the same in both texts, or in one of them only. */
export interface WordRun {
  text: string;
  how: 'same' | 'added' | 'removed';
}

/** Something in which two versions differ; a part that one of them lacks is ''. */
export interface VersionDifference {
  label: string;
  runs: WordRun[];
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string) => [...words.segment(text)].map(({ segment }) => segment);

/** How a text became another, word by word. */
export function compareWords(before: string, after: string): WordRun[] {
  return diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({
    text: value.join(''),
    how: added ? 'added' : removed ? 'removed' : 'same',
  }));
}

/** The names of what a version refers to. */
export interface ReferredNames {
  lesson(id: string): string;
  point(id: string): string;
}

/** In what two versions of a question differ, in words. */
export function compareVersions(
  before: VersionContent,
  after: VersionContent,
  names: ReferredNames,
): VersionDifference[] {
  const old = factsOf(before, names);
  const now = factsOf(after, names);
  const own = [...now].map(([label, text]) => ({
    label,
    before: old.get(label) ?? '',
    after: text,
  }));
  const ofKind = contentDifferences(before, after).map(({ label, ...one }) => ({
    label,
    before: one.before ?? '',
    after: one.after ?? '',
  }));
  const [caseText, stem, ...rest] = own;
  return [caseText, stem, ...ofKind, ...rest]
    .filter((one) => one !== undefined)
    .filter((one) => one.before !== one.after)
    .map((one) => ({ label: one.label, runs: compareWords(one.before, one.after) }));
}

/** The parts that every kind has, the text of the case and the stem first. */
function factsOf(version: VersionContent, names: ReferredNames): Map<string, string> {
  return new Map([
    ['材料', version.caseText ?? ''],
    ['题干', version.stem],
    ['解析', version.explanation],
    ['课时', names.lesson(version.lessonId)],
    ['知识点', version.knowledgePointId ? names.point(version.knowledgePointId) : ''],
    ['难度', difficultyNames[version.difficulty] ?? ''],
    ['用途', usageNames[version.usage]],
    ['来源', version.source],
    ['标签', version.tags.join('、')],
    ['启用日期', version.validFrom ?? ''],
    ['停用日期', version.validUntil ?? ''],
  ]);
}

/** Chinese names of the difficulties. */
export const difficultyNames: Readonly<Record<number, string>> = { 1: '易', 2: '中', 3: '难' };
