import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteExpired } from '../commands/delete-expired.ts';
import { endExpiredRoles } from '../commands/end-expired-roles.ts';
import { sendQueuedText } from '../commands/send-queued-text.ts';
import { sendRequestedCode } from '../commands/send-requested-code.ts';
import { codeRequested, textRequested } from '../rules/events.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, { messageId: string }>({
      event: textRequested,
      name: 'identity.send_text',
      handle: (parts, { messageId }) => sendQueuedText(parts, messageId),
    }),
    subscription<Parts, { sealedName: string; purpose: 'PASSWORD_RESET' | 'LOG_IN' }>({
      event: codeRequested,
      name: 'identity.send_requested_code',
      handle: sendRequestedCode,
    }),
  ],
  recurrences: [
    { name: 'identity.delete_expired', everySeconds: 900, handle: deleteExpired },
    { name: 'identity.end_expired_roles', everySeconds: 900, alone: true, handle: endExpiredRoles },
  ],
};
