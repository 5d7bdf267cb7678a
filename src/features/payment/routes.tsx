import type { App } from '../../platform/http/index.ts';
import { bankLineRoutes } from './routes/bank-lines.tsx';
import { counterRoutes } from './routes/counter.tsx';
import { gatewayRoutes } from './routes/gateway.tsx';
import { groupOrderRoutes } from './routes/group-orders.tsx';
import { groupPaperRoutes } from './routes/group-papers.tsx';
import { groupPeopleRoutes } from './routes/group-people.tsx';
import { orderRoutes } from './routes/orders.tsx';
import { receiptRoutes } from './routes/receipts.tsx';
import { reconciliationRoutes } from './routes/reconciliations.tsx';
import { refundRoutes } from './routes/refunds.tsx';

/** Each group of pages has its file in routes/. */
export function routes(app: App): void {
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
}
