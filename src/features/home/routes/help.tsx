import { z } from 'zod';
import { type App, fields } from '../../../platform/http/index.ts';
import { findCurrentTopic } from '../../courses/index.ts';
import { listPublishedArticles, searchArticles } from '../../helpdesk/index.ts';
import { listOrganisations } from '../../organisations/index.ts';
import { HelpPage } from '../pages/help.tsx';
import { loadContacts } from '../queries/contacts.ts';

const HelpQuery = z.object({ words: fields.words });
const articlesShown = 40;
const articlesFound = 10;

/** The help page: search, the questions by step, whom to ask. */
export function helpRoutes(app: App): void {
  const { db, clock } = app.parts;

  app.get(
    '/help',
    { config: { access: 'everyone' }, schema: { querystring: HelpQuery } },
    async (request, reply) => {
      const { words } = request.query;
      return reply.page(
        <HelpPage
          topic={(await findCurrentTopic(db, clock.now())) ?? null}
          contacts={await loadContacts(db)}
          bureaus={await listOrganisations(db, { kind: 'DISTRICT_HR_BUREAU' })}
          articles={
            words === ''
              ? await listPublishedArticles(db, articlesShown)
              : await searchArticles(db, { words, limit: articlesFound, offset: 0 })
          }
          words={words}
        />,
      );
    },
  );
}
