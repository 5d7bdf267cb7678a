import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { Paper, SheetItem } from '../../assessment/index.ts';
import { getTopic, listLessons } from '../../courses/index.ts';
import { listVariants } from '../../exam/index.ts';
import {
  listPaperQuestions,
  listPoints,
  listReleasedQuestions,
  loadSheet,
} from '../../question-bank/index.ts';
import { compareVariants } from '../rules/comparison.ts';
import type { PaperSet } from '../rules/paper-set.ts';
import { findSet, listSets } from './paper-sets.ts';

/** The difficulty of each question that papers have, in the versions they show. */
async function loadDifficulties(db: Reader, papers: readonly Paper[]) {
  const shown = new Map(
    papers.flatMap(({ questionIds, versionNos }) =>
      questionIds.map((id, at) => [id, versionNos[at] ?? 1] as const),
    ),
  );
  const questions = await listPaperQuestions(db, {
    questionIds: [...shown.keys()],
    versionNos: [...shown.values()],
  });
  const byId = new Map(questions.map(({ id, difficulty }) => [id, difficulty]));
  return (id: string) => byId.get(id) ?? 2;
}

/** The papers of a topic: what starts draw on today, and the sets that were drawn. */
export async function loadTopicPapers(db: Reader, topicId: string) {
  const topic = await getTopic(db, topicId);
  const variants = await listVariants(db, topicId);
  // A city has hundreds of variants: the first are compared.
  const compared = variants.slice(0, 50);
  return {
    topic,
    total: variants.length,
    adopted: variants.some(({ setId }) => setId !== null),
    variants: compareVariants(compared, await loadDifficulties(db, compared)),
    sets: await listSets(db, topicId),
  };
}

/** Throws `papers.not_found`. */
export async function getSet(db: Reader, id: string): Promise<PaperSet> {
  const set = await findSet(db, id);
  if (!set) throw new Refusal('papers.not_found');
  return set;
}

/** A set with its comparison and the lessons and knowledge points of its topic. */
export async function loadSet(db: Reader, id: string) {
  const set = await getSet(db, id);
  return {
    set,
    topic: await getTopic(db, set.topicId),
    lessons: await listLessons(db, set.topicId),
    points: await listPoints(db, set.topicId),
    variants: compareVariants(set.papers, await loadDifficulties(db, set.papers)),
  };
}

/** One variant of a set with its sheet. Throws `papers.not_found`. */
export async function loadVariant(
  db: Reader,
  { id, no }: { id: string; no: number },
): Promise<{ set: PaperSet; paper: Paper; items: SheetItem[] }> {
  const set = await getSet(db, id);
  const paper = set.papers[no - 1];
  if (!paper) throw new Refusal('papers.not_found');
  return { set, paper, items: await loadSheet(db, paper) };
}

/** What the form of a set needs: the topic, its lessons, knowledge points and exam questions. */
export async function loadDrawing(db: Reader, topicId: string) {
  return {
    topic: await getTopic(db, topicId),
    lessons: await listLessons(db, topicId),
    points: (await listPoints(db, topicId)).filter(({ retiredAt }) => retiredAt === null),
    bank: await listReleasedQuestions(db, topicId, 'EXAM'),
  };
}
