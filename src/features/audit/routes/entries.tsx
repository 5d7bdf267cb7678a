import { z } from 'zod';
import { type App, fields } from '../../../platform/http/index.ts';
import { checkChain } from '../commands/check-chain.ts';
import { AuditPage } from '../pages/audit-page.tsx';
import { listEntries } from '../queries/entries.ts';

const pageSize = 50;

const Query = z.object({
  action: z.string().max(60).optional(),
  subject: z.string().max(80).optional(),
  before: fields.optional(z.coerce.number().int().positive()),
  verify: fields.choice(['1']),
});

/** The auditor's page (E25). */
export function routes(app: App): void {
  app.get(
    '/audit',
    { config: { access: ['AUDITOR'] }, schema: { querystring: Query } },
    async (request, reply) => {
      const { action, subject, before, verify } = request.query;
      const { db } = app.parts;
      const entries = await listEntries(db, {
        action: action || undefined,
        subjectId: subject || undefined,
        beforeId: before,
        limit: pageSize,
      });
      const verdict = verify ? await checkChain(app.parts) : null;
      const older = entries.length === pageSize ? (entries.at(-1)?.id ?? null) : null;
      return reply.page(
        <AuditPage
          entries={entries}
          verdict={verdict}
          filter={{ action: action ?? '', subject: subject ?? '' }}
          older={older}
        />,
      );
    },
  );
}
