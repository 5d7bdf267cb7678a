import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  disclosing,
  formAction,
  officerOf,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { keepRoles } from '../commands/keep-roles.ts';
import { RoleReviewPage } from '../pages/role-review-page.tsx';
import { countRolesToReview, listRolesToReview } from '../queries/role-reviews.ts';
import { reviewPeriodOf } from '../rules/role-review.ts';
import { reviewForm, reviewQuery } from './forms.ts';

const readers = { access: ['SECURITY_ADMIN', 'AUDITOR'] } as const;
const pageSize = 50;

/** The half-yearly review of all roles by the security administrator (E24). */
export function roleReviewRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/role-reviews',
    {
      ...disclosing({ config: readers }, { what: '岗位名单' }),
      schema: { querystring: reviewQuery },
    },
    async (request, reply) => {
      const officer = officerOf(request);
      const day = dayOf(parts.clock.now());
      const when = { day, period: reviewPeriodOf(day) };
      const { page } = request.query;
      const found = await listRolesToReview(db, { ...when, ...rowsOf(page, pageSize) });
      const roles = takePage(found, page, pageSize);
      reply.disclose({ people: roles.rows.map(({ accountId }) => accountId) });
      return reply.page(
        <RoleReviewPage
          roles={roles}
          period={when.period}
          waiting={await countRolesToReview(db, when)}
          reviewerId={officer.role === 'SECURITY_ADMIN' ? officer.accountId : null}
        />,
      );
    },
  );

  formAction(app, '/role-reviews', {
    config: { access: ['SECURITY_ADMIN'] },
    by: officerOf,
    form: reviewForm,
    act: ({ actor }, { id }) => keepRoles(parts, actor, id),
    done: (_asked, count) => ({ to: '/role-reviews', say: `已确认 ${count} 个岗位继续保留。` }),
  });
}
