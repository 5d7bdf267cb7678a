import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf, parseForm } from '../../../platform/http/index.ts';
import { listPeople } from '../../identity/index.ts';
import { changeThreshold } from '../commands/change-threshold.ts';
import { emptyForm, type FormState } from '../pages/form-state.ts';
import { ThresholdPage } from '../pages/threshold-page.tsx';
import { ThresholdsPage } from '../pages/thresholds-page.tsx';
import { listLatestRuns } from '../queries/runs.ts';
import { findThreshold, listChanges, listThresholds } from '../queries/thresholds.ts';
import { decidingRoles } from '../rules/policy.ts';
import { ThresholdForm, ThresholdParams } from './forms.ts';

const bureau = { access: decidingRoles } as const;

/** The rules with their thresholds: data that the bureau sets, each change with its reason. */
export function thresholdRoutes(app: App): void {
  const { db } = app.parts;

  app.get('/findings/thresholds', { config: bureau }, async (_request, reply) => {
    const thresholds = await listThresholds(db);
    const changes = await listChanges(db);
    const people = await listPeople(db, [...new Set(changes.map(({ changedBy }) => changedBy))]);
    const names = new Map(people.map(({ accountId, name }) => [accountId, name]));
    const runs = await listLatestRuns(db);
    return reply.page(<ThresholdsPage {...{ thresholds, changes, names, runs }} />);
  });

  const thresholdPage = async (
    { rule, name }: { rule: string; name: string },
    form: FormState = emptyForm,
  ) => {
    const threshold = await findThreshold(db, rule, name);
    if (!threshold) throw new Refusal('irregularities.not_found');
    return <ThresholdPage threshold={threshold} form={form} />;
  };

  app.get(
    '/findings/thresholds/:rule/:name',
    { config: bureau, schema: { params: ThresholdParams } },
    async (request, reply) => reply.page(await thresholdPage(request.params)),
  );

  app.post(
    '/findings/thresholds/:rule/:name',
    { config: bureau, schema: { params: ThresholdParams } },
    async (request, reply) => {
      const { params } = request;
      const form = parseForm(ThresholdForm, request.body);
      if (!form.ok) return reply.code(422).page(await thresholdPage(params, form));
      await changeThreshold(app.parts, officerOf(request), { ...params, ...form.value });
      reply.flash('success', '已调整，从下一次检查起适用。');
      return reply.redirect('/findings/thresholds', 303);
    },
  );
}
