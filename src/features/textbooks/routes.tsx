import type { App } from '../../platform/http/index.ts';
import { deskRoutes } from './routes/desk.tsx';
import { orderRoutes } from './routes/orders.tsx';
import { stockRoutes } from './routes/stock.tsx';

/** Textbooks: ordering them, gathering orders, and the desk of those who fulfil them. */
export function routes(app: App): void {
  orderRoutes(app);
  deskRoutes(app);
  stockRoutes(app);
}
