import { formatDateTime } from '../../../../ui/index.ts';
import { bankAnswer } from '../../../assessment/index.ts';
import {
  isTooFast,
  measurePace,
  type Pace,
  type PacedPaper,
  type PaceLimits,
} from '../answer-pace/decide-pace.ts';
import type { QuestionTime, TimeLimits } from '../answer-pace/question-time.ts';
import { answeringSaves, finalResponses, type SavedSitting } from '../answer-pace/saved-sitting.ts';
import { guessChance, type WordedQuestion } from '../answer-similarity/answer-model.ts';
import type { SavedVariant } from '../answer-similarity/build-cohort.ts';
import { type EvidenceRow, type NewFinding, numberOf, type Rule, type Thresholds } from './rule.ts';

const shownRows = 15;

export function paceLimits(thresholds: Thresholds): PaceLimits & TimeLimits {
  return {
    charactersPerSecond: numberOf(thresholds, 'characters_per_second'),
    deviations: numberOf(thresholds, 'deviations'),
    fastShare: numberOf(thresholds, 'fast_percent') / 100,
    wholeFactor: numberOf(thresholds, 'whole_factor'),
  };
}

/** A passed paper whose questions cannot have been read. */
export const answersTooFast = {
  code: 'ANSWERS_TOO_FAST',
  name: '作答快得来不及读题',
  violation: 'FRAUD',
  explain: (thresholds: Thresholds) =>
    `合格的试卷中，${numberOf(thresholds, 'fast_percent')}%以上的题作答快得来不及读（快于每秒${numberOf(thresholds, 'characters_per_second')}字，有足够多的人答过的题还要比大家的用时短${numberOf(thresholds, 'deviations')}个标准差），并且全卷用时不到读题时间的${numberOf(thresholds, 'whole_factor')}倍的，列为线索。断网后一起补传的作答只看总共用了多少时间；乱猜而不合格的不算。`,
} as const satisfies Rule;

export interface PacedCourse {
  questions: Map<string, WordedQuestion & QuestionTime>;
  variants: Map<string, SavedVariant>;
}

/** Returns the finding about a sitting without its year; null when it was not too fast. */
export function decideAnswersTooFast(
  course: PacedCourse,
  sitting: SavedSitting,
  limits: PaceLimits,
): Omit<NewFinding, 'year'> | null {
  const variant = course.variants.get(sitting.variantId);
  if (!variant) return null;
  const paper = pacedPaper(course, variant, sitting);
  const pace = measurePace(paper);
  if (!isTooFast(paper, pace, limits)) return null;
  return {
    accountId: sitting.accountId,
    organisationId: null,
    reference: sitting.attemptId,
    slipIds: sitting.slipId ? [sitting.slipId] : [],
    summary: `${sitting.personName}用${Math.round(pace.seconds)}秒答完${paper.saves.length === 0 ? 0 : new Set(paper.saves.map(({ item }) => item)).size}道题得${sitting.score}分，${pace.fast}道题来不及读。`,
    evidence: [
      {
        label: sitting.personName,
        value: `${sitting.unitName ?? '无单位'}，${formatDateTime(sitting.startedAt)}开考，${sitting.score}分`,
        href: `/exam-monitor/attempts/${sitting.attemptId}`,
      },
      {
        label: '全卷用时',
        value: `开考到最后一次作答${Math.round(pace.seconds)}秒；仅读题至少要${Math.round(pace.leastSeconds)}秒`,
      },
      { label: '来不及读的题', value: `${pace.timed}道能计时的题中${pace.fast}道` },
      ...fastRows(course, variant, pace),
    ],
  };
}

function pacedPaper(course: PacedCourse, variant: SavedVariant, sitting: SavedSitting): PacedPaper {
  const responses = finalResponses(sitting);
  let right = 0;
  const items = variant.questionIds.map((questionId, item) => {
    const question = course.questions.get(questionId);
    if (!question) return { questionId, limit: 0, guess: 1 };
    const given = bankAnswer(question, responses[item] ?? '', variant.optionOrders[item] as string);
    if (given === question.answer) right += 1;
    return { questionId, limit: question.limit, guess: guessChance(question) };
  });
  return { items, saves: answeringSaves(sitting), right, passed: sitting.passed };
}

function fastRows({ questions }: PacedCourse, variant: SavedVariant, pace: Pace): EvidenceRow[] {
  return pace.fastItems
    .toSorted((one, other) => one.seconds - other.seconds)
    .slice(0, shownRows)
    .map(({ item, seconds }) => {
      const question = questions.get(variant.questionIds[item - 1] ?? '');
      const others = question?.median ? `，大家一般${Math.round(question.median)}秒` : '';
      return {
        label: `第${item}题：${(question?.stem ?? '').slice(0, 24)}`,
        value: `${seconds.toFixed(1)}秒；${question?.characters ?? 0}字，至少${question?.limit.toFixed(1) ?? ''}秒${others}`,
      };
    });
}
