import type { Reader } from '../../../../platform/database/index.ts';
import {
  listAskedQuestions,
  listExamForms,
  listTopicsGraded,
  pagesOfSittings,
  type WordedQuestion,
} from '../../queries/findings/sittings.ts';
import { listArrivals } from '../answer-pace/arrivals.ts';
import {
  answeringSaves,
  finalResponses,
  type KeptSitting,
  tiesOf,
} from '../answer-pace/saved-sitting.ts';
import { HallBuilder, type RawForm } from '../answer-similarity/build-cohort.ts';
import type { SatPaper } from '../answer-similarity/cohort.ts';
import { type KnownPaper, tellAlike } from '../answer-similarity/explain-similarity.ts';
import {
  type AlikeLimits,
  type AlikePair,
  findAlike,
} from '../answer-similarity/find-similar-papers.ts';
import { type Found, numberOf, type Rule, type Thresholds, type Window } from './rule.ts';

/** More papers are not held at once: a hall that is full is looked through, and the next begins. */
const mostPapers = 150_000;
const dayMs = 86_400_000;

export function alikeLimits(thresholds: Thresholds): AlikeLimits {
  return {
    expectedFalse: numberOf(thresholds, 'expected_false'),
    leastShared: numberOf(thresholds, 'shared'),
    leastBeyond: numberOf(thresholds, 'beyond_percent') / 100,
    withinSeconds: numberOf(thresholds, 'within_seconds'),
  };
}

/** Two papers with more of the same answers, the same wrong ones above all, than two people can have. */
export const papersTooAlike: Rule = {
  code: 'PAPERS_TOO_ALIKE',
  name: '两份试卷雷同',
  violation: 'FRAUD',
  explain: (thresholds) =>
    `比对同一专题${numberOf(thresholds, 'days')}天内开考的试卷。两份试卷都作答的相同题目有${numberOf(thresholds, 'shared')}道以上，按每道题的难易、两人各自的水平和错误选项的常见程度计算，相同之处填满“偶然相同”与“全部相同”之间的${numberOf(thresholds, 'beyond_percent')}%以上，并且各自独立作答几乎不可能这样相同（一期考试全部比对合计预计误报不超过${numberOf(thresholds, 'expected_false')}对）的，列为线索。同错比同对重要，少见的错误最重要；两人在${numberOf(thresholds, 'within_seconds')}秒内先后答同一道题的次数是另一项独立的依据。一起学习的人也会有相同的错误，所以只是线索，先听本人说明。`,
  async find(db, window, thresholds) {
    const found = new Map<string, Found>();
    for (const topic of await listTopicsGraded(db, window)) {
      const course = {
        year: topic.year,
        questions: await listAskedQuestions(db, topic.id),
        forms: await listExamForms(db, topic.id),
      };
      for (const span of spansOf(window, numberOf(thresholds, 'days') * dayMs))
        for await (const one of findInSpan(db, topic.id, span, course, thresholds))
          if (!found.has(one.reference)) found.set(one.reference, one);
    }
    return [...found.values()];
  },
};

/** Spans twice as long as papers are compared over, half over each other: no two papers are missed. */
export function* spansOf({ from, to }: Window, lengthMs: number): Generator<Window> {
  for (let end = from.getTime() + lengthMs; ; end += lengthMs) {
    const last = end >= to.getTime();
    yield { from: new Date(end - 2 * lengthMs), to: last ? to : new Date(end) };
    if (last) return;
  }
}

interface Course {
  year: number;
  questions: readonly WordedQuestion[];
  forms: readonly RawForm[];
}

async function* findInSpan(
  db: Reader,
  topicId: string,
  span: Window,
  course: Course,
  thresholds: Thresholds,
): AsyncGenerator<Found> {
  let builder = new HallBuilder(course.questions, course.forms);
  let known = new Map<string, KnownPaper>();
  const look = () => tellHall(builder, known, course, thresholds);
  for await (const page of pagesOfSittings(db, topicId, span)) {
    for (const sitting of page) {
      builder.add(rawPaper(sitting));
      known.set(sitting.attemptId, knownPaper(sitting));
    }
    if (builder.size < mostPapers) continue;
    yield* await look();
    builder = new HallBuilder(course.questions, course.forms);
    known = new Map();
  }
  yield* await look();
}

async function tellHall(
  builder: HallBuilder,
  known: ReadonlyMap<string, KnownPaper>,
  course: Course,
  thresholds: Thresholds,
): Promise<Found[]> {
  const hall = await builder.build();
  const { alike } = await findAlike(hall, alikeLimits(thresholds));
  return byPerson(alike).map(([paper, pairs]) => tellAlike(hall, course, known, paper, pairs));
}

/** Every paper of a pair that passed, with its pairs, the most improbable first. */
function byPerson(alike: readonly AlikePair[]): [SatPaper, AlikePair[]][] {
  const pairs = new Map<SatPaper, AlikePair[]>();
  for (const pair of alike)
    for (const paper of [pair.first, pair.second])
      if (paper.passed) pairs.set(paper, [...(pairs.get(paper) ?? []), pair]);
  return [...pairs];
}

function rawPaper(sitting: KeptSitting) {
  const { attemptId, accountId, formId, passed, itemCount } = sitting;
  return {
    attemptId,
    accountId,
    formId,
    passed,
    responses: finalResponses(sitting),
    arrivals: listArrivals(answeringSaves(sitting), itemCount),
    startedAt: sitting.startedAt.getTime(),
    endedAt: sitting.closedAt.getTime(),
    ties: tiesOf(sitting),
  };
}

const knownPaper = ({ personName, unitName, address, score, slipId }: KeptSitting): KnownPaper => ({
  personName,
  unitName,
  address,
  score,
  slipId,
});
