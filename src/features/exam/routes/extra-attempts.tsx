import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { getTopic } from '../../courses/index.ts';
import { listPeople } from '../../identity/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { grantExtraAttempt } from '../commands/interventions/extra-attempt.ts';
import { proposeExtraAttempt } from '../commands/interventions/propose-extra-attempt.ts';
import { ExtraAttemptPage } from '../pages/extra-attempt-page.tsx';
import { findAttempt } from '../queries/attempts.ts';
import { centre } from './access.ts';
import { AttemptParams, ExtraAttemptForm } from './forms.ts';

/** One more attempt for a person, proposed by a clerk and confirmed by another (N17, G5). */
export function extraAttemptRoutes(app: App): void {
  const { db } = app.parts;
  const discloses = { what: '增加考试机会的考生', of: 'exam_attempt' };

  const page = async (id: string, form: FormState) => {
    const attempt = await findAttempt(db, id);
    if (!attempt) throw new Refusal('exam.attempt_not_found');
    const [person] = await listPeople(db, [attempt.accountId]);
    const { title } = await getTopic(db, attempt.topicId);
    const open = await findOpenProposal(db, grantExtraAttempt, id);
    const shown = { attempt, name: person?.name ?? '', topicTitle: title, open, form };
    return <ExtraAttemptPage {...shown} />;
  };

  app.get(
    '/exam-monitor/attempts/:id/extra-attempt',
    { ...disclosing({ config: centre }, discloses), schema: { params: AttemptParams } },
    async (request, reply) => reply.page(await page(request.params.id, emptyForm)),
  );

  formAction(app, '/exam-monitor/attempts/:id/extra-attempt', {
    ...disclosing({ config: centre }, discloses),
    by: officerOf,
    params: AttemptParams,
    form: ExtraAttemptForm,
    show: ({ params }, form) => page(params.id, form),
    act: ({ actor, params }, wanted) =>
      proposeExtraAttempt(app.parts, actor, { attemptId: params.id, ...wanted }),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请另一位经办人复核。' }),
  });
}
