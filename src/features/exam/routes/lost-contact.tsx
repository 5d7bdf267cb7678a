import { z } from 'zod';
import { type App, fields, rowsOf, takePage } from '../../../platform/http/index.ts';
import { listTopics } from '../../courses/index.ts';
import { listPeople } from '../../identity/index.ts';
import { LostContactPage } from '../pages/lost-contact-page.tsx';
import { listLostContact } from '../queries/monitor/lost-contact.ts';
import { readers } from './access.ts';

const pageSize = 50;
const LostContactQuery = z.object({ page: fields.page });

/** Who has lost contact in an exam under way (G4, E17). */
export function lostContactRoutes(app: App): void {
  const { db } = app.parts;

  app.get(
    '/exam-monitor/lost-contact',
    {
      config: { ...readers, discloses: { what: '联系中断的考生' } },
      schema: { querystring: LostContactQuery },
    },
    async ({ query: { page } }, reply) => {
      const { rows, turn } = takePage(
        await listLostContact(db, rowsOf(page, pageSize)),
        page,
        pageSize,
      );
      const people = await listPeople(
        db,
        rows.map(({ accountId }) => accountId),
      );
      const personOf = new Map(people.map((person) => [person.accountId, person]));
      const titles = new Map((await listTopics(db)).map(({ id, title }) => [id, title]));
      const named = rows.map((row) => ({
        ...row,
        name: personOf.get(row.accountId)?.name ?? '',
        idNumberMasked: personOf.get(row.accountId)?.idNumberMasked ?? '',
        topicTitle: titles.get(row.topicId) ?? '',
      }));
      return reply.page(<LostContactPage rows={{ rows: named, turn }} />);
    },
  );
}
