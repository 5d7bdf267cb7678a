import type { App } from '../../platform/http/index.ts';
import { checkRowRoutes } from './routes/check-rows.tsx';
import { checkRoutes } from './routes/checks.tsx';
import { orderStepRoutes } from './routes/order-steps.tsx';
import { orderRoutes } from './routes/orders.tsx';
import { participationRoutes } from './routes/participation.tsx';

/** Supervision (N33, N34): who takes part, orders to catch up, spot checks. */
export function routes(app: App): void {
  participationRoutes(app);
  orderRoutes(app);
  orderStepRoutes(app);
  checkRoutes(app);
  checkRowRoutes(app);
}
