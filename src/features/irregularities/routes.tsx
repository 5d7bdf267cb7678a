import type { App } from '../../platform/http/index.ts';
import { caseRoutes } from './routes/cases.tsx';
import { findingRoutes } from './routes/findings.tsx';
import { myCaseRoutes } from './routes/my-cases.tsx';
import { reportRoutes } from './routes/reports.tsx';
import { thresholdRoutes } from './routes/thresholds.tsx';

/** Irregularities (N38): what is seen, what is reported, and the cases that follow. */
export function routes(app: App): void {
  findingRoutes(app);
  thresholdRoutes(app);
  caseRoutes(app);
  myCaseRoutes(app);
  reportRoutes(app);
}
