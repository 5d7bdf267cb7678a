import type { App } from '../../platform/http/index.ts';
import { articleRoutes } from './routes/articles.tsx';
import { askingRoutes } from './routes/asking.tsx';
import { deskRoutes } from './routes/desk.tsx';

/** Asking and following one's questions, the queue of a body, and the knowledge page. */
export function routes(app: App): void {
  askingRoutes(app);
  deskRoutes(app);
  articleRoutes(app);
}
