import type { Reader } from '../../../../platform/database/index.ts';
import { formatDateTime } from '../../../../ui/index.ts';
import {
  listAskedQuestions,
  listExamForms,
  listNewestSittings,
  listTopicsGraded,
  pagesOfSittings,
  type WordedQuestion,
} from '../../queries/findings/sittings.ts';
import {
  isTooFast,
  measurePace,
  type Pace,
  type PacedPaper,
  type PaceLimits,
} from '../answer-pace/decide-pace.ts';
import {
  type QuestionTime,
  questionTime,
  type TimeLimits,
  timesOf,
} from '../answer-pace/question-time.ts';
import { answeringSaves, finalResponses, type KeptSitting } from '../answer-pace/saved-sitting.ts';
import { guessChance } from '../answer-similarity/answer-model.ts';
import { bankLetters, type RawForm } from '../answer-similarity/build-cohort.ts';
import { type EvidenceRow, type Found, numberOf, type Rule, type Thresholds } from './rule.ts';

/** So many of the newest sittings tell how long a question takes. */
const sample = 600;
/** Whoever takes longer for a question is not looked at: far above every limit. */
const hastySeconds = 20;
const shown = 15;

export function paceLimits(thresholds: Thresholds): PaceLimits & TimeLimits {
  return {
    charactersPerSecond: numberOf(thresholds, 'characters_per_second'),
    deviations: numberOf(thresholds, 'deviations'),
    fastShare: numberOf(thresholds, 'fast_percent') / 100,
    wholeFactor: numberOf(thresholds, 'whole_factor'),
  };
}

/** A passed paper whose questions cannot have been read. */
export const answersTooFast: Rule = {
  code: 'ANSWERS_TOO_FAST',
  name: '作答快得来不及读题',
  violation: 'FRAUD',
  explain: (thresholds) =>
    `合格的试卷中，${numberOf(thresholds, 'fast_percent')}%以上的题作答快得来不及读（快于每秒${numberOf(thresholds, 'characters_per_second')}字，有足够多的人答过的题还要比大家的用时短${numberOf(thresholds, 'deviations')}个标准差），并且全卷用时不到读题时间的${numberOf(thresholds, 'whole_factor')}倍的，列为线索。断网后一起补传的作答只看总共用了多少时间；乱猜而不合格的不算。`,
  async find(db, window, thresholds) {
    const found: Found[] = [];
    for (const topic of await listTopicsGraded(db, window)) {
      const course = await loadCourse(db, topic.id, window.to, paceLimits(thresholds));
      for await (const page of pagesOfSittings(db, topic.id, dayBefore(window), hastySeconds))
        for (const sitting of page) {
          const one = decideAnswersTooFast(course, sitting, paceLimits(thresholds));
          if (one) found.push({ ...one, year: topic.year });
        }
    }
    return found;
  },
};

// An exam that began before the last look may have ended after it.
const dayBefore = ({ from, to }: { from: Date; to: Date }) => ({
  from: new Date(from.getTime() - 86_400_000),
  to,
});

export interface PacedCourse {
  questions: Map<string, WordedQuestion & QuestionTime>;
  forms: Map<string, RawForm>;
}

async function loadCourse(
  db: Reader,
  topicId: string,
  before: Date,
  limits: TimeLimits,
): Promise<PacedCourse> {
  const forms = new Map((await listExamForms(db, topicId)).map((form) => [form.id, form]));
  const times = new Map<string, number[]>();
  for (const sitting of await listNewestSittings(db, topicId, before, sample)) {
    const ids = forms.get(sitting.formId)?.questionIds ?? [];
    for (const [id, seconds] of timesOf(ids, answeringSaves(sitting)))
      times.set(id, [...(times.get(id) ?? []), seconds]);
  }
  const questions = (await listAskedQuestions(db, topicId)).map(
    (one) =>
      [
        one.id,
        { ...one, ...questionTime(one.characters, times.get(one.id) ?? [], limits) },
      ] as const,
  );
  return { questions: new Map(questions), forms };
}

/** The finding about a sitting; null when it was not too fast. The year is added by who knows it. */
export function decideAnswersTooFast(
  course: PacedCourse,
  sitting: KeptSitting,
  limits: PaceLimits,
): Omit<Found, 'year'> | null {
  const form = course.forms.get(sitting.formId);
  if (!form) return null;
  const paper = pacedPaper(course, form, sitting);
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
      ...fastRows(course, form, pace),
    ],
  };
}

function pacedPaper(course: PacedCourse, form: RawForm, sitting: KeptSitting): PacedPaper {
  const responses = finalResponses(sitting);
  let right = 0;
  const items = form.questionIds.map((questionId, item) => {
    const question = course.questions.get(questionId);
    if (!question) return { questionId, limit: 0, guess: 1 };
    const given = bankLetters(responses[item] ?? '', form.optionOrders[item] as string);
    if (given === question.answer) right += 1;
    return { questionId, limit: question.limit, guess: guessChance(question) };
  });
  return { items, saves: answeringSaves(sitting), right, passed: sitting.passed };
}

function fastRows({ questions }: PacedCourse, form: RawForm, pace: Pace): EvidenceRow[] {
  return pace.fastItems
    .toSorted((one, other) => one.seconds - other.seconds)
    .slice(0, shown)
    .map(({ item, seconds }) => {
      const question = questions.get(form.questionIds[item - 1] ?? '');
      const others = question?.median ? `，大家一般${Math.round(question.median)}秒` : '';
      return {
        label: `第${item}题：${(question?.stem ?? '').slice(0, 24)}`,
        value: `${seconds.toFixed(1)}秒；${question?.characters ?? 0}字，至少${question?.limit.toFixed(1) ?? ''}秒${others}`,
      };
    });
}
