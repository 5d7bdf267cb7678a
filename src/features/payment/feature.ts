import type { FeatureModule } from '../../platform/feature.ts';
import { bankLineRoutes } from './routes/bank-lines.tsx';
import { counterRoutes } from './routes/counter.tsx';
import { gatewayRoutes } from './routes/gateway.tsx';
import { groupOrderRoutes } from './routes/group-orders.tsx';
import { groupPaperRoutes } from './routes/group-papers.tsx';
import { groupPeopleRoutes } from './routes/group-people.tsx';
import { jobs } from './routes/jobs.ts';
import { orderRoutes } from './routes/orders.tsx';
import { receiptRoutes } from './routes/receipts.tsx';
import { reconciliationRoutes } from './routes/reconciliations.tsx';
import { refundRoutes } from './routes/refunds.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'payment',
  routes(app) {
    orderRoutes(app);
    gatewayRoutes(app);
    counterRoutes(app);
    receiptRoutes(app);
    refundRoutes(app);
    reconciliationRoutes(app);
    groupPeopleRoutes(app);
    groupOrderRoutes(app);
    groupPaperRoutes(app);
    bankLineRoutes(app);
  },
  refusals,
  jobs,
};
