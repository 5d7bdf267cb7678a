import type { Reader } from '../../../../platform/database/index.ts';
import { getTopic, type Topic } from '../../../courses/index.ts';
import type { Attempt } from '../../rules/attempt.ts';
import { gradeCorrected, type ItemCorrection } from '../../rules/correction.ts';
import {
  decideRegrade,
  isRegradable,
  type PassRule,
  type RegradedAttempt,
} from '../../rules/regrade.ts';
import { listResponses } from '../answering/saved-answers.ts';
import { listAttemptsOfEnrolments } from '../attempts.ts';
import { listPapers } from '../papers.ts';
import { listItemCorrections } from './corrections.ts';

/** The item of each paper that a correction which is only tried would change. */
export type TriedItems = ReadonlyMap<string, ItemCorrection>;

/**
 * What the corrections in force, and one that is tried, make of graded attempts: those that change, or that
 * keep their pass by the rule.
 */
export async function computeRegrades(
  db: Reader,
  attempts: readonly Attempt[],
  { topic, rule, tried }: { topic: Topic; rule: PassRule; tried?: TriedItems },
): Promise<RegradedAttempt[]> {
  const graded = attempts.filter(isRegradable);
  if (graded.length === 0) return [];
  const paperIds = [...new Set(graded.map(({ paperId }) => paperId))];
  const papers = await listPapers(db, paperIds);
  const responses = await listResponses(db, graded);
  const inForce = await listItemCorrections(db, paperIds);
  return graded.flatMap((attempt) => {
    const paper = papers.get(attempt.paperId);
    const corrections = withTried(inForce.get(attempt.paperId) ?? [], tried?.get(attempt.paperId));
    if (!paper || corrections.length === 0) return [];
    const grade = gradeCorrected(paper, responses.get(attempt.id) ?? [], corrections);
    return decideRegrade(attempt, grade, topic.examPassMark, rule) ?? [];
  });
}

const withTried = (inForce: readonly ItemCorrection[], tried: ItemCorrection | undefined) =>
  tried ? [...inForce.filter(({ itemNo }) => itemNo !== tried.itemNo), tried] : inForce;

/** The same for every attempt of enrolments in a topic. */
export async function previewRegrades(
  db: Reader,
  topicId: string,
  enrolmentIds: readonly string[],
  asked: { rule: PassRule; tried?: TriedItems },
): Promise<RegradedAttempt[]> {
  if (enrolmentIds.length === 0) return [];
  const attempts = await listAttemptsOfEnrolments(db, enrolmentIds);
  return computeRegrades(db, attempts, { topic: await getTopic(db, topicId), ...asked });
}
