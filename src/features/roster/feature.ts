import type { FeatureModule } from '../../platform/feature.ts';
import { accountBarriers } from './queries/account-barriers.ts';
import { arrivalsFollower, departuresFollower } from './queries/followers.ts';
import { countCheckedImports } from './queries/imports.ts';
import { countClaimedEmployments } from './queries/roster.ts';
import { countTransfersToAnswer } from './queries/transfers.ts';
import { importRoutes } from './routes/imports.tsx';
import { jobs } from './routes/jobs.ts';
import { myTransferRoutes } from './routes/my-transfers.tsx';
import { rosterRoutes } from './routes/roster.tsx';
import { transferRoutes } from './routes/transfers.tsx';
import { refusals } from './rules/refusals.ts';
import { texts } from './rules/texts.ts';

export const feature: FeatureModule = {
  name: 'roster',
  texts,
  accountBarriers,
  help: {
    '/my-transfers': 'transfer',
  },
  organisationFollowers: [arrivalsFollower, departuresFollower],
  sealedTables: [
    {
      // Before accounts: a list compares its hashes with those of accounts.
      table: 'admissions',
      key: { batch_id: 'uuid', row_no: 'integer' },
      first: true,
      columns: [
        {
          column: 'id_number_cipher',
          index: 'id_number_index',
          otherIndex: 'id_number_other',
        },
        {
          column: 'phone_cipher',
          index: 'phone_index',
          otherIndex: 'phone_other',
        },
      ],
    },
    {
      table: 'roster_import_chunks',
      key: { import_id: 'uuid', no: 'integer' },
      columns: [{ column: 'rows_cipher' }],
    },
  ],
  routes(app) {
    rosterRoutes(app);
    transferRoutes(app);
    myTransferRoutes(app);
    importRoutes(app);
  },
  refusals,
  jobs,
  navigation: [
    {
      href: '/roster',
      label: '人员名册',
      group: '人员与学习',
      order: { UNIT_ADMIN: 10, AGENCY_CLERK: 10 },
    },
    {
      href: '/roster/imports',
      label: '名单导入',
      group: '人员与学习',
      order: { DISTRICT_CLERK: 70, CENTRE_CLERK: 80 },
    },
  ],
  homeList: [
    {
      href: '/roster',
      icon: 'person',
      title: '人员名册',
      text: '确认或退回申请人员，办理转入转出，导入名单。',
      order: { UNIT_ADMIN: 20, AGENCY_CLERK: 20 },
      waiting: {
        unit: '件待办理',
        count: async ({ db }, { organisationId }) =>
          (await countClaimedEmployments(db, organisationId)) +
          (await countTransfersToAnswer(db, organisationId)) +
          (await countCheckedImports(db, organisationId)),
      },
    },
    {
      href: '/roster/imports',
      icon: 'list',
      title: '名单导入',
      text: '按单位的名单成批建立学员账号，由本人启用。',
      order: { DISTRICT_CLERK: 40, CENTRE_CLERK: 60 },
      waiting: {
        unit: '份待导入',
        count: ({ db }, { organisationId }) => countCheckedImports(db, organisationId),
      },
    },
  ],
};
