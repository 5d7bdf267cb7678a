import type { Question } from '../../assessment/index.ts';
import type { QuestionUsage } from './usage.ts';

/** The states of a version, in the order in which it goes through them. */
export const versionStates = ['DRAFT', 'REVIEWED', 'RELEASED', 'RETIRED'] as const;
export type VersionState = (typeof versionStates)[number];

/** Chinese names of the states. */
export const stateNames: Record<VersionState, string> = {
  DRAFT: '草稿',
  REVIEWED: '已审核',
  RELEASED: '已发布',
  RETIRED: '已停用',
};

/** What a version says and is for; everything that an author writes. */
export interface VersionContent
  extends Pick<
    Question,
    'kind' | 'lessonId' | 'difficulty' | 'stem' | 'options' | 'answer' | 'explanation'
  > {
  /** The text of the case, of questions that belong to one. */
  caseText: string | null;
  usage: QuestionUsage;
  knowledgePointId: string | null;
  source: string;
  tags: string[];
  /** Days (2026-11-23) on which papers may draw it; null without a bound. */
  validFrom: string | null;
  validUntil: string | null;
}

/** What is empty in a version that says no more than its question. */
export const nothingMore = {
  caseText: null,
  knowledgePointId: null,
  source: '',
  tags: [],
  validFrom: null,
  validUntil: null,
} satisfies Partial<VersionContent>;

/** What a version was begun for, and where that is shown. */
export interface VersionOccasion {
  words: string;
  href: string;
}

/** A version of a question with its way through the states. */
export interface Version extends VersionContent {
  questionId: string;
  topicId: string;
  versionNo: number;
  state: VersionState;
  isNewest: boolean;
  groupId: string | null;
  groupPosition: number | null;
  /** Null for content that the product ships with. */
  authorId: string | null;
  createdAt: Date;
  /** Null: begun by its author alone. */
  occasion: VersionOccasion | null;
  /** Everybody who saved it. */
  editors: string[];
  /** Grows with each save; a save names the one it started from. */
  saveNo: number;
  savedBy: string | null;
  savedAt: Date;
  /** Since when the draft waits for its review. */
  offeredAt: Date | null;
  reviewedBy: string | null;
  reviewedAt: Date | null;
  releasedBy: string | null;
  releasedAt: Date | null;
  retiredBy: string | null;
  retiredAt: Date | null;
  retiredBecause: string | null;
}

/** Whether two versions say the same and are for the same. */
export function saysTheSame(a: VersionContent, b: VersionContent): boolean {
  return JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));
}

/** What the author of a version wrote, in one order, without its way through the states. */
export function contentOf(version: VersionContent): VersionContent {
  const { kind, lessonId, difficulty, stem, answer, explanation, caseText } = version;
  const { usage, knowledgePointId, source, validFrom, validUntil } = version;
  return {
    kind,
    lessonId,
    difficulty,
    stem,
    options: inOneOrder(version.options) as VersionContent['options'],
    answer,
    explanation,
    caseText,
    usage,
    knowledgePointId,
    source,
    tags: [...version.tags],
    validFrom,
    validUntil,
  };
}

/** JSON with the keys of its objects sorted: PostgreSQL gives them back in an order of its own. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, inOneOrder(one)]));
}

/** A version as papers and sheets take it. */
export function asQuestion(version: Version): Question {
  const { questionId, versionNo, groupId, groupPosition, kind, lessonId } = version;
  const { difficulty, stem, options, answer, explanation } = version;
  return {
    id: questionId,
    versionNo,
    groupId,
    groupPosition,
    kind,
    lessonId,
    difficulty,
    stem,
    options,
    answer,
    explanation,
  };
}
