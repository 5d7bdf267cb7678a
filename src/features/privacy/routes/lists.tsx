import { type App, emptyForm, formAction, officerOf } from '../../../platform/http/index.ts';
import { changeTerm } from '../commands/change-term.ts';
import { AssessmentPage } from '../pages/assessment-page.tsx';
import { CollectedPage, SharedPage } from '../pages/register-pages.tsx';
import { RetentionPage } from '../pages/retention-page.tsx';
import { listRuns, listTerms } from '../queries/retention.ts';
import { assessedRows, collectedRows, sharedRows } from '../rules/register-lists.ts';
import { TermForm } from './forms.ts';

const everyone = { access: 'everyone' } as const;
const overseers = { access: ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'] } as const;
const shownRuns = 30;

/** What the register of personal data says: to everybody, and to those who answer for it. */
export function listRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const terms = async () => new Map((await listTerms(db)).map(({ code, days }) => [code, days]));

  app.get('/privacy/collected', { config: everyone }, async (_request, reply) =>
    reply.page(<CollectedPage rows={collectedRows(await terms())} />),
  );

  app.get('/privacy/shared', { config: everyone }, async (_request, reply) =>
    reply.page(<SharedPage rows={sharedRows()} />),
  );

  app.get('/privacy/assessment', { config: overseers }, async (_request, reply) =>
    reply.page(<AssessmentPage rows={assessedRows(await terms())} />),
  );

  const retention = async (form = emptyForm, mayChange = false) => (
    <RetentionPage
      terms={await listTerms(db)}
      runs={await listRuns(db, shownRuns)}
      form={form}
      mayChange={mayChange}
    />
  );

  app.get('/privacy/retention', { config: overseers }, async (request, reply) =>
    reply.page(await retention(emptyForm, officerOf(request).role === 'SECURITY_ADMIN')),
  );

  formAction(app, '/privacy/retention', {
    config: { access: ['SECURITY_ADMIN'] },
    by: officerOf,
    form: TermForm,
    show: (_context, form) => retention(form, true),
    act: ({ actor }, { code, days }) => changeTerm(parts, actor, code, days),
    done: () => ({ to: '/privacy/retention', say: '保存期限已更改，今晚起按新的期限删除。' }),
  });
}
