import { createDrafts, type DraftToCreate } from '../../src/features/question-bank/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { type Db, inTransaction } from '../../src/platform/database/index.ts';
import { readPhrases, seededNumbers } from './phrases.ts';

const topicId = 'bench';
export const lessonId = 'bench-l1';

/** Makes questions that read like those of a course; no two alike but by chance. */
export function questionMaker(seed: number): () => DraftToCreate {
  const phrases = readPhrases();
  const random = seededNumbers(seed);
  const phrase = () => phrases[Math.floor(random() * phrases.length)] as string;
  const asks = ['下列说法正确的是', '下列表述最恰当的是', '主要原因是', '应当采取的做法是'];
  return () => ({
    kind: 'SINGLE',
    lessonId,
    difficulty: 1 + Math.floor(random() * 3),
    stem: `关于${phrase()}，${phrase()}，${phrase()}，${asks[Math.floor(random() * asks.length)]}`,
    options: ['A', 'B', 'C', 'D'].map((key) => ({ key, text: `${phrase()}，${phrase()}` })),
    answer: 'A',
    explanation: phrase(),
    caseText: null,
    usage: 'BOTH',
    knowledgePointId: null,
    source: '',
    tags: [],
    validFrom: null,
    validUntil: null,
    caseKey: null,
  });
}

/** A topic with a lesson, and an author. */
export async function insertPlace(db: Db): Promise<{ topicId: string; authorId: string }> {
  const authorId = newId();
  const day = new Date();
  await db
    .insertInto('annualTopics')
    .values({
      id: topicId,
      year: 2026,
      title: '测量用专题',
      summary: '',
      feeFen: 0,
      priceDocument: '',
      refundRule: '',
      creditHours: 1,
      enrolmentOpensAt: day,
      enrolmentClosesAt: new Date(day.getTime() + 1),
      examOpensAt: day,
      examClosesAt: new Date(day.getTime() + 1),
      examMinutes: 1,
      examPassMark: 60,
      blueprint: '[]',
    })
    .execute();
  await db
    .insertInto('chapters')
    .values({ id: topicId, topicId, position: 1, title: '一' })
    .execute();
  await db
    .insertInto('lessons')
    .values({
      id: lessonId,
      topicId,
      chapterId: topicId,
      position: 1,
      slug: 'l1',
      title: '一',
      summary: '',
      minutes: 1,
      bodyHtml: '',
    })
    .execute();
  await insertAuthor(db, authorId);
  return { topicId, authorId };
}

async function insertAuthor(db: Db, id: string): Promise<void> {
  const number = { idNumberCipher: id, idNumberIndex: id, idNumberMasked: '' };
  await db
    .insertInto('accounts')
    .values({ id, name: '命题人员', idDocumentType: 'RESIDENT_ID', ...number })
    .execute();
}

const batch = 1000;

/** Fills the bank with this many questions. */
export async function fillBank(
  db: Db,
  place: { topicId: string; authorId: string },
  { count, make }: { count: number; make: () => DraftToCreate },
): Promise<void> {
  for (let made = 0; made < count; made += batch) {
    const drafts = Array.from({ length: Math.min(batch, count - made) }, make);
    await inTransaction(db, (tx) => createDrafts(tx, place.topicId, place.authorId, drafts));
  }
}
