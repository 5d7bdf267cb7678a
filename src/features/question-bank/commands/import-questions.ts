import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { Question } from '../../assessment/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { readBank } from '../queries/bank-files.ts';
import { upsertGroup, upsertQuestion, withdrawOthers } from '../queries/questions.ts';
import type { FileQuestion } from '../rules/bank-file.ts';

/**
 * Imports a course's questions into the bank of a topic and returns how many. Importing again replaces
 * questions and withdraws those that are gone. Ids in files are unique within a course only, so the topic
 * prefixes them.
 */
export async function importQuestions(
  parts: Parts,
  topicId: string,
  folder: string,
): Promise<number> {
  const files = await readBank(folder);
  return inTransaction(parts.db, async (tx) => {
    const written: string[] = [];
    const write = async (lesson: string, question: FileQuestion, group: GroupPlace | null) => {
      const row = toQuestion(topicId, lesson, question, group);
      written.push(row.id);
      await upsertQuestion(tx, topicId, row, question.usage);
    };
    for (const { lesson, questions, groups } of files) {
      for (const question of questions) await write(lesson, question, null);
      for (const group of groups) {
        const id = `${topicId}-${group.id}`;
        await upsertGroup(tx, { id, topicId, lessonId: `${topicId}-${lesson}`, text: group.text });
        for (const [index, question] of group.questions.entries())
          await write(lesson, { ...question, usage: group.usage }, { id, position: index + 1 });
      }
    }
    await withdrawOthers(tx, topicId, written);
    await recordAudit(
      tx,
      'SYSTEM',
      'question_bank.import',
      { type: 'topic', id: topicId },
      { count: written.length },
    );
    return written.length;
  });
}

/** The place of a question in its case group. */
interface GroupPlace {
  id: string;
  position: number;
}

function toQuestion(
  topicId: string,
  lesson: string,
  { usage: _usage, ...question }: FileQuestion,
  group: GroupPlace | null,
): Question {
  return {
    ...question,
    id: `${topicId}-${question.id}`,
    lessonId: `${topicId}-${lesson}`,
    groupId: group?.id ?? null,
    groupPosition: group?.position ?? null,
  };
}
