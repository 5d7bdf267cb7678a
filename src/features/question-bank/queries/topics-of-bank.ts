import { sql } from 'kysely';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { listLessons } from '../../courses/index.ts';
import { type KnowledgePoint, listPoints } from './points.ts';

/** A topic, whatever its state: its bank is written before it is published. */
export interface BankTopic {
  id: string;
  title: string;
  year: number;
}

export async function listBankTopics(db: Reader): Promise<BankTopic[]> {
  const { rows } = await sql<BankTopic>`
    select id, title, year from annual_topics where discarded_at is null order by year desc, id`.execute(
    db,
  );
  return rows;
}

/** What the questions of a topic refer to. */
export interface TopicTerms {
  topic: BankTopic;
  lessons: { id: string; title: string }[];
  points: KnowledgePoint[];
}

/** A topic with its lessons and knowledge points. Throws `question_bank.topic_not_found`. */
export async function getTopicTerms(db: Reader, topicId: string): Promise<TopicTerms> {
  const topic = (await listBankTopics(db)).find(({ id }) => id === topicId);
  if (!topic) throw new Refusal('question_bank.topic_not_found');
  const lessons = (await listLessons(db, topicId)).map(({ id, title, position }) => ({
    id,
    title: `第${position}课　${title}`,
  }));
  return { topic, lessons, points: await listPoints(db, topicId) };
}
