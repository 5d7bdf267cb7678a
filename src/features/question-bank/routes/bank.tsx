import type { App } from '../../../platform/http/index.ts';
import { listTopicsEverOffered } from '../../courses/index.ts';
import { BankPage } from '../pages/bank-page.tsx';
import { countUsage } from '../queries/usage.ts';

const readers = { config: { access: ['CENTRE_CLERK', 'MUNICIPAL_OFFICER'] } } as const;

/** What the questions of the topics are for. */
export function routes(app: App): void {
  const { db } = app.parts;

  app.get('/question-bank', readers, async (_request, reply) => {
    const usage = await countUsage(db);
    const topics = await listTopicsEverOffered(db);
    const rows = topics.flatMap(({ id, title, year }) => {
      const one = usage.get(id);
      return one ? [{ ...one, title: `${year}年 ${title}` }] : [];
    });
    return reply.page(<BankPage rows={rows} />);
  });
}
