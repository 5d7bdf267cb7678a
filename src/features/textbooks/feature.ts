import type { FeatureModule } from '../../platform/feature.ts';
import { deskRoutes } from './routes/desk.tsx';
import { orderRoutes } from './routes/orders.tsx';
import { stockRoutes } from './routes/stock.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'textbooks',
  routes(app) {
    orderRoutes(app);
    deskRoutes(app);
    stockRoutes(app);
  },
  refusals,
};
