import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

export interface ExamPassed {
  attemptId: string;
  accountId: string;
  enrolmentId: string;
  topicId: string;
}

/** An attempt was graded and passed: a result slip is due (N22). */
export const examPassed: DomainEvent<ExamPassed> = {
  name: 'exam.passed',
  data: z.object({
    attemptId: z.string(),
    accountId: z.string(),
    enrolmentId: z.string(),
    topicId: z.string(),
  }),
};

/** An attempt was annulled: what was issued for it is revoked (G12). */
export const examAnnulled: DomainEvent<{ attemptId: string; because: string }> = {
  name: 'exam.annulled',
  data: z.object({ attemptId: z.string(), because: z.string() }),
};
