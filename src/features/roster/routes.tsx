import type { App } from '../../platform/http/index.ts';
import { importRoutes } from './routes/imports.tsx';
import { myTransferRoutes } from './routes/my-transfers.tsx';
import { rosterRoutes } from './routes/roster.tsx';
import { transferRoutes } from './routes/transfers.tsx';

/** Each group of pages has its file in routes/. */
export function routes(app: App): void {
  rosterRoutes(app);
  transferRoutes(app);
  myTransferRoutes(app);
  importRoutes(app);
}
