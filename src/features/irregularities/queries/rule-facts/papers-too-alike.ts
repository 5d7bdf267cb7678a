import type { Reader } from '../../../../platform/database/index.ts';
import { CohortBuilder } from '../../rules/answer-similarity/build-cohort.ts';
import type { PaperFacts } from '../../rules/answer-similarity/explain-similarity.ts';
import {
  type Course,
  describeCohort,
  paperFacts,
  spansOf,
  toSavedPaper,
} from '../../rules/findings/papers-too-alike.ts';
import {
  type NewFinding,
  numberOf,
  type Thresholds,
  type Window,
} from '../../rules/findings/rule.ts';
import { listAskedQuestions, listTopicsGraded, listVariants, pagesOfSittings } from './sittings.ts';

/** Papers held at once: a full cohort is compared, then the next begins. */
const mostPapers = 150_000;
const dayMs = 86_400_000;

/** Findings of papers too alike in a window. */
export async function findPapersTooAlike(
  db: Reader,
  window: Window,
  thresholds: Thresholds,
): Promise<NewFinding[]> {
  const found = new Map<string, NewFinding>();
  for (const topic of await listTopicsGraded(db, window)) {
    const course = {
      year: topic.year,
      questions: await listAskedQuestions(db, topic.id),
      variants: await listVariants(db, topic.id),
    };
    for (const span of spansOf(window, numberOf(thresholds, 'days') * dayMs))
      for await (const one of findInSpan(db, topic.id, span, course, thresholds))
        if (!found.has(one.reference)) found.set(one.reference, one);
  }
  return [...found.values()];
}

async function* findInSpan(
  db: Reader,
  topicId: string,
  span: Window,
  course: Course,
  thresholds: Thresholds,
): AsyncGenerator<NewFinding> {
  let builder = new CohortBuilder(course.questions, course.variants);
  let known = new Map<string, PaperFacts>();
  const look = () => describeCohort(builder, known, course, thresholds);
  for await (const page of pagesOfSittings(db, topicId, span)) {
    for (const sitting of page) {
      builder.add(toSavedPaper(sitting));
      known.set(sitting.attemptId, paperFacts(sitting));
    }
    if (builder.size < mostPapers) continue;
    yield* await look();
    builder = new CohortBuilder(course.questions, course.variants);
    known = new Map();
  }
  yield* await look();
}
