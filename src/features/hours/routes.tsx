import type { App } from '../../platform/http/index.ts';
import { claimRoutes } from './claim-routes.tsx';
import { entryRoutes } from './entry-routes.tsx';
import { confirmationRoutes } from './routes/confirmations.tsx';
import { paperRoutes } from './routes/papers.tsx';
import { ruleRoutes } from './routes/rules.tsx';

/** Confirming hours, the unit's card, the person's certificate (N29, N30), what years ask for (E1-E8). */
export function routes(app: App): void {
  confirmationRoutes(app);
  paperRoutes(app);
  entryRoutes(app);
  claimRoutes(app);
  ruleRoutes(app);
}
