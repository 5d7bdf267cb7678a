import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { escalateQuestions } from '../commands/escalate-questions.ts';

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    { name: 'helpdesk.escalate', everySeconds: 300, alone: true, handle: escalateQuestions },
  ],
};
