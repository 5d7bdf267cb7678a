import type { FeatureModule } from '../../platform/feature.ts';
import { withdrawNoticeKind } from './commands/propose-notice-withdrawal.ts';
import { publishNoticeKind } from './commands/propose-publication.ts';
import { noticeRoutes } from './routes/notices.tsx';
import { privacyRoutes } from './routes/privacy.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'place',
  help: { '/privacy': 'my-data' },
  routes(app) {
    privacyRoutes(app);
    noticeRoutes(app);
  },
  refusals,
  proposalKinds: [publishNoticeKind, withdrawNoticeKind],
  navigation: [
    {
      href: '/place/notices',
      label: '隐私告知版本',
      group: '服务',
      order: { MUNICIPAL_OFFICER: 400 },
    },
  ],
};
