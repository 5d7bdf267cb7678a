import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { importDrafts } from '../commands/import-drafts.ts';
import { readQuestionFile } from '../commands/read-question-file.ts';
import { questionFileTaken, questionImportOrdered } from '../rules/events.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, { importId: string }>({
      event: questionFileTaken,
      name: 'question-files.read',
      handle: (parts, { importId }) => readQuestionFile(parts, importId),
    }),
    subscription<Parts, { importId: string }>({
      event: questionImportOrdered,
      name: 'question-files.import',
      handle: (parts, { importId }) => importDrafts(parts, importId),
    }),
  ],
};
