import { type App, actorOf, type FieldErrors, parseForm } from '../../platform/http/index.ts';
import { findLearnerByNumberOrPhone } from '../accounts/index.ts';
import { extendTime } from './commands/extend-time.ts';
import { restoreAttempt } from './commands/restore-attempt.ts';
import { AttemptParams, DeskSearch, ExtensionForm, RestorationForm } from './forms.ts';
import { ExamDeskPage } from './pages/exam-desk-page.tsx';
import { listAttemptsOf } from './queries.ts';

const centre = { access: ['CENTRE_CLERK'] } as const;

/** The centre's desk for faults of the platform (G5): more time, or the attempt given back. */
export function deskRoutes(app: App): void {
  const { db } = app.parts;

  const deskPage = async (who: string, errors: FieldErrors) => {
    const learner = who ? await findLearnerByNumberOrPhone(app.parts, who) : null;
    const attempts = learner ? await listAttemptsOf(db, learner.accountId) : [];
    return <ExamDeskPage who={who} learner={learner} attempts={attempts} errors={errors} />;
  };
  const deskUrl = (who: string) => `/exam-desk?${new URLSearchParams({ who })}`;

  app.get(
    '/exam-desk',
    { config: centre, schema: { querystring: DeskSearch } },
    async (request, reply) => reply.page(await deskPage(request.query.who, {})),
  );

  app.post(
    '/exam-desk/attempts/:id/extension',
    { config: centre, schema: { params: AttemptParams } },
    async (request, reply) => {
      const { who } = DeskSearch.parse(request.body ?? {});
      const form = parseForm(ExtensionForm, request.body);
      if (!form.ok) return reply.code(422).page(await deskPage(who, form.errors));
      const attemptId = request.params.id;
      await extendTime(app.parts, actorOf(request), { attemptId, ...form.value });
      reply.flash('success', `已延长${form.value.minutes}分钟，学员的页面会在半分钟内更新。`);
      return reply.redirect(deskUrl(who), 303);
    },
  );

  app.post(
    '/exam-desk/attempts/:id/restoration',
    { config: centre, schema: { params: AttemptParams } },
    async (request, reply) => {
      const { who } = DeskSearch.parse(request.body ?? {});
      const form = parseForm(RestorationForm, request.body);
      if (!form.ok) return reply.code(422).page(await deskPage(who, form.errors));
      await restoreAttempt(app.parts, actorOf(request), request.params.id, form.value.because);
      reply.flash('success', '已返还这次考试机会，学员可以马上再考。');
      return reply.redirect(deskUrl(who), 303);
    },
  );
}
