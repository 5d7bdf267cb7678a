import type { App } from '../../platform/http/index.ts';
import { counterRoutes } from './routes/counter.tsx';
import { gatewayRoutes } from './routes/gateway.tsx';
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
}
