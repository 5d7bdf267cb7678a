import type { FeatureModule } from '../../platform/feature.ts';
import { withdrawalKind } from './commands/propose-withdrawal.ts';
import { countWaitingDrafts } from './queries/announcements.ts';
import { readingRoutes } from './routes/reading.tsx';
import { writingRoutes } from './routes/writing.tsx';
import { twoPersonKinds } from './rules/policy.ts';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'announcements',
  help: {
    '/announcements': 'messages',
    '/announcements/:id': 'messages',
  },
  routes(app) {
    readingRoutes(app);
    writingRoutes(app);
  },
  refusals,
  proposalKinds: [withdrawalKind],
  homeList: [
    {
      href: '/announcement-desk',
      icon: 'pen',
      title: '公告与政策',
      text: '起草公告和政策文件；同事起草的政策，由您核对后发布。',
      order: { MUNICIPAL_OFFICER: 70 },
      waiting: {
        unit: '份待核对发布',
        count: ({ db }, officer) => countWaitingDrafts(db, officer, twoPersonKinds),
      },
    },
  ],
};
