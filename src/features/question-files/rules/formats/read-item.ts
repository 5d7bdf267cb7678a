import type { QuestionKind } from '../../../assessment/index.ts';

/** A question as a file has it, in the fields of a content file of its kind (content/README.md). */
export interface ReadItem {
  /** Where it stands, for people: 第12行. */
  at: string;
  kind: QuestionKind;
  /** Stem, options, explanation and case text are Markdown. */
  stem: string;
  content: Record<string, unknown>;
  explanation: string;
  /** 1 to 3; null where the file does not say. */
  difficulty: number | null;
  /** Title or short name of the lesson, as written; '' without one. */
  lesson: string;
  point: string;
  source: string;
  tags: string[];
  /** Equal in the questions of one case; null outside of cases. */
  caseKey: string | null;
  caseText: string | null;
  /** What the file says and a question here cannot keep, in words. */
  lost: string[];
  /** Pictures of the file by the keys under which the texts name them. */
  pictures?: ReadonlyMap<string, () => Promise<Buffer>>;
}

/** An item that is no question here, with the reason and what to do. */
export interface ItemFault {
  at: string;
  message: string;
}

/** What a file holds: the items understood and those that are not. One bad item fails no other. */
export interface ReadFile {
  items: ReadItem[];
  faults: ItemFault[];
}

/** Kind and content, or a sentence that says why there is none. */
export type Built = { kind: QuestionKind; content: Record<string, unknown> } | { fault: string };

export const letters = 'ABCDEFGH';

/** What is empty in an item that says no more than its question. */
export const nothingMore = {
  explanation: '',
  difficulty: null,
  lesson: '',
  point: '',
  source: '',
  tags: [],
  caseKey: null,
  caseText: null,
  lost: [],
} satisfies Partial<ReadItem>;

/** One or several right options, by their places. `multiple` where one right option is not meant as single. */
export function buildChoice(
  texts: readonly string[],
  right: readonly number[],
  { multiple = right.length > 1 } = {},
): Built {
  if (texts.length < 2) return { fault: '选择题至少要有两个选项。' };
  if (texts.length > letters.length)
    return { fault: `选项最多${letters.length}个，这里有${texts.length}个。` };
  const empty = texts.findIndex((text) => text.trim() === '');
  if (empty >= 0) return { fault: `选项${letters[empty]}是空的。` };
  const twice = texts.findIndex((text, at) => texts.indexOf(text) < at);
  if (twice >= 0) return { fault: `选项${letters[twice]}和前面的一个相同。` };
  if (right.length === 0) return { fault: '没有写正确答案。' };
  const outside = right.find((at) => at < 0 || at >= texts.length);
  if (outside !== undefined) return { fault: '答案里的选项不存在。' };
  return {
    kind: multiple ? 'MULTIPLE' : 'SINGLE',
    content: {
      options: texts.map((text, at) => ({ key: letters[at], text })),
      answer: right.toSorted().map((at) => letters[at]),
    },
  };
}

/** A statement that is true or false. */
export const buildTrueFalse = (isTrue: boolean): Built => ({
  kind: 'TRUE_FALSE',
  content: {
    options: [
      { key: 'A', text: '正确' },
      { key: 'B', text: '错误' },
    ],
    answer: [isTrue ? 'A' : 'B'],
  },
});

const falseWords = new Set(['错误', '错', '不正确', '否', 'false']);

/** Whether the answer of a question of true or false is true, whatever the keys of its options. */
export function saysTrue(content: Record<string, unknown>): boolean {
  const { options, answer } = content as {
    options: { key: string; text: string }[];
    answer: string[];
  };
  const chosen = options.find(({ key }) => key === answer[0]);
  return !falseWords.has(chosen?.text.trim().toLowerCase() ?? '');
}

export interface AcceptedBlank {
  accept: string[];
  tolerance?: number;
  relative?: boolean;
  unit?: string;
  exact?: boolean;
}

/** Blanks of a stem, with what each accepts. */
export function buildFillIn(blanks: readonly AcceptedBlank[]): Built {
  const open = blanks.findIndex(({ accept }) => accept.length === 0);
  if (blanks.length === 0 || open >= 0)
    return { fault: '填空题没有写答案，或者有一个空没有答案。' };
  return { kind: 'FILL_IN', content: { blanks } };
}

/** A number with what it may be off. */
export const buildNumeric = (value: number, tolerance = 0, unit = ''): Built =>
  Number.isFinite(value) && Number.isFinite(tolerance) && tolerance >= 0
    ? { kind: 'NUMERIC', content: { value, tolerance, unit } }
    : { fault: '答案不是一个数。' };

/** Pairs, and texts on the right that belong to none. */
export function buildMatching(
  pairs: readonly (readonly [string, string])[],
  extra: readonly string[],
): Built {
  const matched = pairs.filter(([left]) => left !== '');
  if (matched.length < 2) return { fault: '匹配题至少要有两对。' };
  return { kind: 'MATCHING', content: { pairs: matched, extra } };
}

/** Texts in their right order. */
export const buildOrdering = (items: readonly string[]): Built =>
  items.length < 3 ? { fault: '排序题至少要有三项。' } : { kind: 'ORDERING', content: { items } };
