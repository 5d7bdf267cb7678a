import type { FeatureModule } from '../../platform/feature.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { messagesSection } from './routes/dossier.tsx';
import { jobs } from './routes/jobs.ts';
import { routes } from './routes/messages.tsx';
import { refusals } from './rules/refusals.ts';
import { texts } from './rules/texts.ts';

export const feature: FeatureModule = {
  name: 'messages',
  texts,
  accountFollowers,
  help: {
    '/messages': 'messages',
    '/messages/mail-address': 'messages',
  },
  dossierSections: [messagesSection],
  sealedTables: [
    {
      table: 'mail_addresses',
      key: { account_id: 'uuid' },
      columns: [{ column: 'address_cipher' }],
    },
    { table: 'mails', key: { id: 'uuid' }, columns: [{ column: 'address_cipher' }] },
  ],
  routes,
  refusals,
  jobs,
};
