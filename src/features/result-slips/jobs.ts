import { type FeatureJobs, subscription } from '../../platform/jobs/index.ts';
import type { Parts } from '../../platform/parts.ts';
import { nameCorrected } from '../accounts/index.ts';
import { type ExamPassed, examPassed } from '../exam/index.ts';
import { issueSlip } from './commands/issue-slip.ts';
import { reissueSlips } from './commands/reissue-slips.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, ExamPassed>({
      event: examPassed,
      name: 'result-slips.issue',
      handle: (parts, { attemptId }) => issueSlip(parts, attemptId),
    }),
    subscription<Parts, { accountId: string }>({
      event: nameCorrected,
      name: 'result-slips.reissue',
      handle: (parts, { accountId }) => reissueSlips(parts, accountId),
    }),
  ],
};
