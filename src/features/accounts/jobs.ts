import { type FeatureJobs, subscription } from '../../platform/jobs/index.ts';
import type { Parts } from '../../platform/parts.ts';
import { missingUnitSettled } from '../organisations/index.ts';
import { followMissingUnit } from './commands/follow-missing-unit.ts';
import { sendQueuedText } from './commands/send-queued-text.ts';
import { sweep } from './commands/sweep.ts';
import { textRequested } from './events.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, { messageId: string }>({
      event: textRequested,
      name: 'accounts.send_text',
      handle: (parts, { messageId }) => sendQueuedText(parts, messageId),
    }),
    subscription<
      Parts,
      { requestId: string; organisationId: string | null; reason: string | null }
    >({
      event: missingUnitSettled,
      name: 'accounts.follow_missing_unit',
      handle: followMissingUnit,
    }),
  ],
  recurrences: [{ name: 'accounts.sweep', everySeconds: 900, handle: sweep }],
};
