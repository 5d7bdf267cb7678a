import { dayOf } from '../../../kernel/calendar.ts';
import type { App } from '../../../platform/http/index.ts';
import { PrivacyPage } from '../pages/privacy-page.tsx';
import { listPublished } from '../queries/notices.ts';
import { firstNotice, versionInForce } from '../rules/privacy-notice.ts';
import { NoticeQuery } from './forms.ts';

/** The privacy notice (E28), each version of it. */
export function privacyRoutes(app: App): void {
  const { db, clock, place } = app.parts;

  app.get(
    '/privacy',
    { config: { access: 'everyone' }, schema: { querystring: NoticeQuery } },
    async (request, reply) => {
      const notices = [...(await listPublished(db)), firstNotice];
      const inForce = versionInForce(place.current(), clock.now());
      const wanted = request.query.version ?? inForce;
      const notice = notices.find(({ version }) => version === wanted) ?? firstNotice;
      const others = notices.filter((other) => other !== notice);
      const today = dayOf(clock.now());
      return reply.page(<PrivacyPage {...{ notice, inForce, others, today }} />);
    },
  );
}
