import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type ExamPassed, examAnnulled, examPassed } from '../../exam/index.ts';
import { nameCorrected } from '../../people/index.ts';
import { issueSlip } from '../commands/issue-slip.ts';
import { reissueSlips } from '../commands/reissue-slips.ts';
import { revokeAnnulled } from '../commands/revoke-annulled.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, ExamPassed>({
      event: examPassed,
      name: 'result-slips.issue',
      handle: (parts, { attemptId }) => issueSlip(parts, attemptId),
    }),
    subscription<Parts, { attemptId: string; because: string }>({
      event: examAnnulled,
      name: 'result-slips.revoke_annulled',
      handle: (parts, { attemptId, because }) => revokeAnnulled(parts, attemptId, because),
    }),
    subscription<Parts, { accountId: string }>({
      event: nameCorrected,
      name: 'result-slips.reissue',
      handle: (parts, { accountId }) => reissueSlips(parts, accountId),
    }),
  ],
};
