import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { phoneTakenOver } from '../../identity/index.ts';
import { type EndedProposal, proposalEnded } from '../../proposals/index.ts';
import { sendQueuedMail } from '../commands/send-queued-mail.ts';
import { tellOfEndedProposal } from '../commands/tell-of-ended-proposal.ts';
import { tellOfTakenPhone } from '../commands/tell-of-taken-phone.ts';
import { mailRequested } from '../rules/events.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, { mailId: string }>({
      event: mailRequested,
      name: 'messages.send_mail',
      handle: (parts, { mailId }) => sendQueuedMail(parts, mailId),
    }),
    subscription<Parts, { accountId: string; phoneMasked: string }>({
      event: phoneTakenOver,
      name: 'messages.tell_of_taken_phone',
      handle: tellOfTakenPhone,
    }),
    subscription<Parts, EndedProposal>({
      event: proposalEnded,
      name: 'messages.tell_of_ended_proposal',
      handle: tellOfEndedProposal,
    }),
  ],
};
