import type { FeatureModule } from '../../platform/feature.ts';
import { routes } from './routes/verification.tsx';

export const feature: FeatureModule = {
  name: 'verification',
  help: {
    '/verify': 'verify',
    '/verify/:slipNo/:code': 'verify',
  },
  routes,
  homeList: [
    {
      href: '/verify',
      icon: 'search',
      title: '查验合格单',
      text: '用编号和查验码核对一张合格单的真伪和状态。',
      order: {
        DISTRICT_CLERK: 130,
        INDUSTRY_OFFICER: 80,
        MUNICIPAL_OFFICER: 110,
        ASSOCIATION_CLERK: 40,
        AGENCY_CLERK: 110,
        AUDITOR: 10,
      },
    },
  ],
};
