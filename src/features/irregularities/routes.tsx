import type { App } from '../../platform/http/index.ts';
import { caseRoutes } from './routes/cases.tsx';
import { myCaseRoutes } from './routes/my-cases.tsx';
import { reportRoutes } from './routes/reports.tsx';

/** Irregularities (N38): what is seen, what is reported, and the cases that follow. */
export function routes(app: App): void {
  caseRoutes(app);
  myCaseRoutes(app);
  reportRoutes(app);
}
