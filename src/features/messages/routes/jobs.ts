import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { sendQueuedMail } from '../commands/send-queued-mail.ts';
import { mailRequested } from '../rules/events.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, { mailId: string }>({
      event: mailRequested,
      name: 'messages.send_mail',
      handle: (parts, { mailId }) => sendQueuedMail(parts, mailId),
    }),
  ],
};
