import type { FeatureModule } from '../../platform/feature.ts';
import { setHolidaysKind } from './commands/propose-holidays.ts';
import { withdrawNoticeKind } from './commands/propose-notice-withdrawal.ts';
import { publishNoticeKind } from './commands/propose-publication.ts';
import { setTextKind } from './commands/propose-text.ts';
import { faceRoutes } from './routes/face.tsx';
import { faceFileRoutes } from './routes/face-files.ts';
import { holidayRoutes } from './routes/holidays.tsx';
import { noticeRoutes } from './routes/notices.tsx';
import { privacyRoutes } from './routes/privacy.tsx';
import { textRoutes } from './routes/texts.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'place',
  help: { '/privacy': 'my-data' },
  routes(app, contributed) {
    privacyRoutes(app);
    noticeRoutes(app);
    holidayRoutes(app);
    faceRoutes(app);
    faceFileRoutes(app);
    textRoutes(app, contributed);
  },
  refusals,
  proposalKinds: [publishNoticeKind, withdrawNoticeKind, setHolidaysKind, setTextKind],
  navigation: [
    {
      href: '/place/texts',
      label: '短信和邮件文字',
      group: '服务',
      order: { MUNICIPAL_OFFICER: 420 },
    },
    { href: '/place', label: '名称、标志和颜色', group: '服务', order: { SYSTEM_ADMIN: 25 } },
    {
      href: '/place/holidays',
      label: '节假日和调休',
      group: '服务',
      order: { MUNICIPAL_OFFICER: 410 },
    },
    {
      href: '/place/notices',
      label: '隐私告知版本',
      group: '服务',
      order: { MUNICIPAL_OFFICER: 400 },
    },
  ],
};
