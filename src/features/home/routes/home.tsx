import { dayOf } from '../../../kernel/calendar.ts';
import type { HomeContributions } from '../../../platform/feature.ts';
import { type App, actorOf } from '../../../platform/http/index.ts';
import { listNews, readerOf } from '../../announcements/index.ts';
import { findCurrentTopic } from '../../courses/index.ts';
import { LearnerHome } from '../pages/learner-home.tsx';
import { OfficerHome } from '../pages/officer-home.tsx';
import { WelcomePage } from '../pages/welcome.tsx';
import { loadContacts } from '../queries/contacts.ts';
import { loadHomeList, renderPanels } from '../queries/home-list.ts';
import { loadLearnerHome } from '../queries/learner-home.ts';
import { calendarRoutes } from './calendar.ts';
import { displayRoutes } from './display.ts';
import { environmentRoutes } from './environment.tsx';
import { helpRoutes } from './help.tsx';
import { placeRoutes } from './places.tsx';

/** Announcements on a home page, at most. */
const newsShown = 3;

/** The home page of visitor, learner and officer, and what is beside it. */
export function routes(app: App, contributed: HomeContributions): void {
  const { db, clock } = app.parts;
  calendarRoutes(app);
  displayRoutes(app);
  helpRoutes(app);
  environmentRoutes(app);
  placeRoutes(app);

  // Vital: learners reach a running exam through it.
  const home = { config: { access: 'everyone', vital: 'with-session' } } as const;
  app.get('/', home, async (request, reply) => {
    const now = clock.now();
    const reader = await readerOf(db, request.actor);
    const news = await listNews(db, reader, dayOf(now), newsShown);
    const topic = (await findCurrentTopic(db, now)) ?? null;
    if (!request.actor) {
      return reply.page(
        <WelcomePage topic={topic} contacts={await loadContacts(db)} news={news} />,
      );
    }
    const actor = actorOf(request);
    if (actor.role === 'LEARNER')
      return reply.page(<LearnerHome {...(await loadLearnerHome(db, actor, now))} news={news} />);
    return reply.page(
      <OfficerHome
        list={await loadHomeList(app.parts, contributed, actor)}
        panels={await renderPanels(app.parts, contributed, actor)}
        news={news}
        topic={topic}
      />,
    );
  });
}
