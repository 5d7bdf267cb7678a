import type { App } from '../../platform/http/index.ts';
import { deskRoutes } from './routes/desk.tsx';
import { readingRoutes } from './routes/reading.tsx';

/** Announcements, policy texts and circulars: reading them, and the desk where they are written. */
export function routes(app: App): void {
  readingRoutes(app);
  deskRoutes(app);
}
