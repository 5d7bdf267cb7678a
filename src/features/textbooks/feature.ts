import type { FeatureModule } from '../../platform/feature.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { countForCentre, countToCollect } from './queries/orders.ts';
import { deskRoutes } from './routes/desk.tsx';
import { jobs } from './routes/jobs.ts';
import { orderRoutes } from './routes/orders.tsx';
import { paymentRoutes } from './routes/payments.tsx';
import { stockRoutes } from './routes/stock.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'textbooks',
  accountFollowers,
  help: {
    '/textbooks': 'textbooks',
    '/textbooks/orders/:id': 'textbooks',
  },
  sealedTables: [
    {
      table: 'textbook_orders',
      key: { id: 'uuid' },
      columns: [{ column: 'destination_cipher' }],
    },
  ],
  routes(app) {
    orderRoutes(app);
    deskRoutes(app);
    paymentRoutes(app);
    stockRoutes(app);
  },
  refusals,
  jobs,
  navigation: [
    {
      href: '/textbooks',
      label: '教材',
      group: '服务',
      order: {
        LEARNER: 40,
        UNIT_ADMIN: 90,
        DISTRICT_CLERK: 90,
        INDUSTRY_OFFICER: 40,
        AGENCY_CLERK: 80,
      },
    },
    {
      href: '/textbook-desk',
      label: '教材',
      group: '服务',
      order: { MUNICIPAL_OFFICER: 60, CENTRE_CLERK: 110, ASSOCIATION_CLERK: 30 },
    },
  ],
  homeList: [
    {
      href: '/textbooks',
      icon: 'book',
      title: '教材征订',
      text: '汇总各处送来的教材订单，一并报培训中心；书到了分发并登记。',
      order: { UNIT_ADMIN: 90, DISTRICT_CLERK: 80, INDUSTRY_OFFICER: 30, AGENCY_CLERK: 90 },
      waiting: {
        unit: '张待汇总',
        count: ({ db }, { organisationId }) => countToCollect(db, organisationId),
      },
    },
    {
      href: '/textbook-desk',
      icon: 'book',
      title: '教材订单',
      text: '受理教材订单，备货、发货，登记到账。',
      order: { CENTRE_CLERK: 80, ASSOCIATION_CLERK: 20 },
      waiting: {
        unit: '张待受理',
        count: async ({ db }) => (await countForCentre(db)).PLACED,
      },
    },
  ],
};
