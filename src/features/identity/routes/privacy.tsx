import type { App } from '../../../platform/http/index.ts';
import { PrivacyPage } from '../pages/privacy-page.tsx';

/** The privacy notice (E28). */
export function privacyRoutes(app: App): void {
  app.get('/privacy', { config: { access: 'everyone' } }, async (_request, reply) =>
    reply.page(<PrivacyPage />),
  );
}
