import type { Reader } from '../../../../platform/database/index.ts';
import { questionTime, type TimeLimits, timesOf } from '../../rules/answer-pace/question-time.ts';
import { answeringSaves } from '../../rules/answer-pace/saved-sitting.ts';
import {
  decideAnswersTooFast,
  type PacedCourse,
  paceLimits,
} from '../../rules/findings/answers-too-fast.ts';
import type { NewFinding, Thresholds, Window } from '../../rules/findings/rule.ts';
import {
  listAskedQuestions,
  listNewestSittings,
  listTopicsGraded,
  listVariants,
  pagesOfSittings,
} from './sittings.ts';

/** Number of the newest sittings from which the usual time of a question is estimated. */
const sampleSize = 600;
/** Seconds a question from which a sitting is not loaded: far above every limit. */
const hastySeconds = 20;

/** Findings of answers too fast in a window. */
export async function findAnswersTooFast(
  db: Reader,
  window: Window,
  thresholds: Thresholds,
): Promise<NewFinding[]> {
  const found: NewFinding[] = [];
  for (const topic of await listTopicsGraded(db, window)) {
    const course = await loadCourse(db, topic.id, window.to, paceLimits(thresholds));
    for await (const page of pagesOfSittings(db, topic.id, dayBefore(window), hastySeconds))
      for (const sitting of page) {
        const one = decideAnswersTooFast(course, sitting, paceLimits(thresholds));
        if (one) found.push({ ...one, year: topic.year });
      }
  }
  return found;
}

// An exam that began before the last run may have ended after it.
const dayBefore = ({ from, to }: { from: Date; to: Date }) => ({
  from: new Date(from.getTime() - 86_400_000),
  to,
});

async function loadCourse(
  db: Reader,
  topicId: string,
  before: Date,
  limits: TimeLimits,
): Promise<PacedCourse> {
  const variants = new Map(
    (await listVariants(db, topicId)).map((variant) => [variant.id, variant]),
  );
  const times = new Map<string, number[]>();
  for (const sitting of await listNewestSittings(db, topicId, before, sampleSize)) {
    const ids = variants.get(sitting.variantId)?.questionIds ?? [];
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
  return { questions: new Map(questions), variants };
}
