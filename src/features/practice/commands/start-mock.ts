import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { assemblePaper, BankTooSmall, type Paper } from '../../assessment/index.ts';
import { lockEnrolment } from '../../enrolment/index.ts';
import { listReleasedQuestions } from '../../question-bank/index.ts';
import { insertMock, listMocks } from '../queries/mocks.ts';
import type { PracticeCourse } from '../queries/practice-course.ts';
import { isRunning } from '../rules/mock.ts';

/**
 * Starts a mock exam or finds the running one, and returns its id. Each has a paper of its own, so that
 * nobody can memorise a paper variant of the exam. No audit: practice has no effect on results (N14).
 */
export async function startMock(parts: Parts, course: PracticeCourse): Promise<string> {
  const { enrolment, topic } = course;
  const bank = await listReleasedQuestions(parts.db, topic.id, 'PRACTICE');
  return inTransaction(parts.db, async (tx) => {
    await lockEnrolment(tx, enrolment.id);
    const now = parts.clock.now();
    const running = (await listMocks(tx, enrolment.id)).find((mock) => isRunning(mock, now));
    if (running) return running.id;
    let paper: Paper;
    try {
      paper = assemblePaper(bank, topic.blueprint, newId());
    } catch (error) {
      if (error instanceof BankTooSmall)
        throw new Refusal('practice.no_questions', { enrolmentId: enrolment.id });
      throw error;
    }
    const deadlineAt = new Date(now.getTime() + topic.examMinutes * 60_000);
    return insertMock(tx, { enrolmentId: enrolment.id, paper, startedAt: now, deadlineAt });
  });
}
