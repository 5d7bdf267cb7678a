import { z } from 'zod';
import { type App, fields, officerOf, rowsOf, takePage } from '../../../platform/http/index.ts';
import { StatisticsPage } from '../pages/statistics-page.tsx';
import { getTopicTerms } from '../queries/topics-of-bank.ts';
import { findTopicUse, listPaperSums, listTopicUses } from '../queries/uses.ts';
import { flags } from '../rules/item-flags.ts';
import { mayAuthor, readerRoles } from '../rules/policy.ts';
import { TopicParams } from './forms.ts';

const StatisticsQuery = z.object({ flag: fields.choice(flags), page: fields.page });
const pageSize = 50;

/** How the questions of a topic did. */
export function statisticsRoutes(app: App): void {
  const { db } = app.parts;

  app.get(
    '/question-bank/topics/:topicId/statistics',
    {
      config: { access: readerRoles },
      schema: { params: TopicParams, querystring: StatisticsQuery },
    },
    async (request, reply) => {
      const { topicId } = request.params;
      const { flag, page } = request.query;
      const { topic } = await getTopicTerms(db, topicId);
      const found = await listTopicUses(db, topicId, { flag, ...rowsOf(page, pageSize) });
      return reply.page(
        <StatisticsPage
          questions={takePage(found, page, pageSize)}
          use={await findTopicUse(db, topicId)}
          papers={await listPaperSums(db, topicId)}
          mayAuthor={mayAuthor(officerOf(request))}
          {...{ topic, flag }}
        />,
      );
    },
  );
}
