import type { PublicationCheck } from '../../../platform/feature.ts';
import { assemblePaper, BankTooSmall } from '../../assessment/index.ts';
import { getTopic } from '../../courses/index.ts';
import { listReleasedQuestions } from '../../question-bank/index.ts';

/** Whether the bank can fill the blueprint of a topic: one paper is drawn and thrown away. */
export const checkBank: PublicationCheck = async (db, topicId) => {
  const { blueprint } = await getTopic(db, topicId);
  const bank = await listReleasedQuestions(db, topicId, 'EXAM');
  const line = { label: '题库够组卷', href: '/question-bank' };
  if (blueprint.length === 0) return { ...line, done: false, note: '还没有组卷的题型和数量' };
  try {
    assemblePaper(bank, blueprint, `${topicId}/check`);
    return { ...line, done: true, note: `已发布 ${bank.length} 道考试题` };
  } catch (error) {
    if (!(error instanceof BankTooSmall)) throw error;
    return { ...line, done: false, note: `已发布 ${bank.length} 道考试题，不够一份试卷` };
  }
};
