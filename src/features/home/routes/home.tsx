import { dayOf } from '../../../kernel/calendar.ts';
import { type App, actorOf } from '../../../platform/http/index.ts';
import { listNews, readerOf } from '../../announcements/index.ts';
import { findCurrentTopic } from '../../courses/index.ts';
import { listOrganisations } from '../../organisations/index.ts';
import { HelpPage } from '../pages/help.tsx';
import { LearnerHome } from '../pages/learner-home.tsx';
import { OfficerHome } from '../pages/officer-home.tsx';
import { WelcomePage } from '../pages/welcome.tsx';
import { loadContacts } from '../queries/contacts.ts';
import { loadDesk } from '../queries/home-list.ts';
import { loadLearnerHome } from '../queries/learner-home.ts';

const everyone = { config: { access: 'everyone' } } as const;

/** Announcements on a home page. */
const newsShown = 3;

/** The home page of visitor, learner and officer, and the help page. */
export function routes(app: App): void {
  const { db, clock } = app.parts;

  // The way to the exam leads through one's own home page.
  const home = { config: { access: 'everyone', vital: 'with-session' } } as const;
  app.get('/', home, async (request, reply) => {
    const now = clock.now();
    const reader = await readerOf(db, request.actor);
    const news = await listNews(db, reader, dayOf(now), newsShown);
    if (!request.actor) {
      const topic = (await findCurrentTopic(db, now)) ?? null;
      return reply.page(
        <WelcomePage topic={topic} contacts={await loadContacts(db)} news={news} />,
      );
    }
    const actor = actorOf(request);
    return actor.role === 'LEARNER'
      ? reply.page(<LearnerHome {...(await loadLearnerHome(db, actor, now))} news={news} />)
      : reply.page(<OfficerHome {...(await loadDesk(db, actor, now))} news={news} />);
  });

  app.get('/help', everyone, async (_request, reply) => {
    const topic = (await findCurrentTopic(db, clock.now())) ?? null;
    const bureaus = await listOrganisations(db, { kind: 'DISTRICT_HR_BUREAU' });
    return reply.page(
      <HelpPage topic={topic} contacts={await loadContacts(db)} bureaus={bureaus} />,
    );
  });
}
