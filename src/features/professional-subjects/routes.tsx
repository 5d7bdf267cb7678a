import type { App } from '../../platform/http/index.ts';
import { deskRoutes } from './routes/desk.tsx';
import { listRoutes } from './routes/lists.tsx';
import { offeringRoutes } from './routes/offerings.tsx';
import { recognitionRoutes } from './routes/recognitions.tsx';
import { subjectRoutes } from './routes/subjects.tsx';

/** Professional subjects of industry authorities, the hours recognised in them, the authority's desk. */
export function routes(app: App): void {
  deskRoutes(app);
  subjectRoutes(app);
  offeringRoutes(app);
  listRoutes(app);
  recognitionRoutes(app);
}
