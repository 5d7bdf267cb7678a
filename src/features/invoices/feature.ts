import type { FeatureModule } from '../../platform/feature.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { countUnfinished } from './queries/invoices.ts';
import { deskRoutes } from './routes/desk.tsx';
import { invoiceRoutes } from './routes/invoices.tsx';
import { jobs } from './routes/jobs.ts';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'invoices',
  accountFollowers,
  help: {
    '/invoices': 'invoice',
    '/invoices/sources/:kind/:sourceId': 'invoice',
    '/invoices/:id': 'invoice',
  },
  routes(app) {
    invoiceRoutes(app);
    deskRoutes(app);
  },
  refusals,
  jobs,
  navigation: [
    {
      href: '/invoices',
      label: '发票',
      group: '收费',
      order: { LEARNER: 35, UNIT_ADMIN: 45, AGENCY_CLERK: 45 },
    },
    {
      href: '/invoice-desk',
      label: '开票',
      group: '收费',
      order: { DISTRICT_CLERK: 42, CENTRE_CLERK: 25 },
    },
  ],
  homeList: [
    {
      href: '/invoice-desk',
      icon: 'certificate',
      title: '开票',
      text: '看有没有开不出来的财政电子票据和电子发票，重试或者登记号码。',
      order: { DISTRICT_CLERK: 12, CENTRE_CLERK: 12 },
      waiting: {
        unit: '张未办完',
        count: ({ db }, { organisationId }) => countUnfinished(db, organisationId),
      },
    },
  ],
};
