import type { LessonWords } from './lesson-words.ts';
import { compareDocuments, type Hunk, keyOf } from './text/difference.ts';
import type { Block } from './text/document.ts';
import { tidy } from './text/tidy.ts';

/** Whose words stay where two authors wrote at once. */
export const choices = ['THEIRS', 'MINE', 'BOTH'] as const;
export type Choice = (typeof choices)[number];

/** A place where two authors differ. */
export interface Conflict {
  /** The name of its choice in the form. */
  name: string;
  label: string;
  /** The blocks of the colleague and of the author; of a line, its words. */
  hunk: Hunk | null;
  theirs: string;
  mine: string;
  /** What the version both began from suggests: the side that changed it. */
  suggested: Choice | null;
}

/** A clash: what a colleague saved and what the author has, with the places to choose. */
export interface Clash {
  conflicts: Conflict[];
  /** Blocks that are the same on both sides. */
  sameBlocks: number;
}

type Line = 'title' | 'summary' | 'minutes';
const lines: readonly { name: Line; label: string }[] = [
  { name: 'title', label: '标题' },
  { name: 'summary', label: '摘要' },
  { name: 'minutes', label: '学习时长（分钟）' },
];

/** Lists where the words of two authors differ; `base` is the version that the second one began from. */
export function findClash(theirs: LessonWords, mine: LessonWords, base: LessonWords | null): Clash {
  const hunks = compareDocuments(theirs.document, mine.document);
  const known = new Set(base?.document.content.map(keyOf));
  const isOld = (blocks: readonly Block[]) =>
    base !== null && blocks.every((block) => known.has(keyOf(block)));
  const ofLines = lines
    .filter(({ name }) => theirs[name] !== mine[name])
    .map(({ name, label }): Conflict => {
      const [one, other] = [String(theirs[name]), String(mine[name])];
      const suggested = base
        ? suggest(theirs[name] === base[name], mine[name] === base[name])
        : null;
      return { name, label, hunk: null, theirs: one, mine: other, suggested };
    });
  const ofText = hunks
    .filter(({ same }) => !same)
    .map((hunk, at): Conflict => {
      const suggested = suggest(isOld(hunk.before), isOld(hunk.after));
      return {
        name: `text${at}`,
        label: `正文第 ${at + 1} 处`,
        hunk,
        theirs: '',
        mine: '',
        suggested,
      };
    });
  const sameBlocks = hunks.reduce((sum, { same, after }) => sum + (same ? after.length : 0), 0);
  return { conflicts: [...ofLines, ...ofText], sameBlocks };
}

const suggest = (theirsIsOld: boolean, mineIsOld: boolean): Choice | null => {
  if (theirsIsOld === mineIsOld) return null;
  return theirsIsOld ? 'MINE' : 'THEIRS';
};

/** The words that two authors agreed on by the choices of the second. */
export function mergeWords(
  theirs: LessonWords,
  mine: LessonWords,
  chosen: Readonly<Record<string, Choice>>,
): LessonWords {
  let at = 0;
  const content = compareDocuments(theirs.document, mine.document).flatMap((hunk) => {
    if (hunk.same) return hunk.after;
    const choice = chosen[`text${at}`];
    at += 1;
    if (choice === 'BOTH') return [...hunk.before, ...hunk.after];
    return choice === 'THEIRS' ? hunk.before : hunk.after;
  });
  const pick = <L extends Line>(name: L): LessonWords[L] =>
    chosen[name] === 'THEIRS' ? theirs[name] : mine[name];
  return {
    title: pick('title'),
    summary: pick('summary'),
    minutes: pick('minutes'),
    document: tidy({ type: 'doc', content }),
  };
}
