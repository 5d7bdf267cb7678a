import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { listPeople } from '../../identity/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { proposeThreshold, thresholdKind } from '../commands/propose-threshold.ts';
import { ThresholdPage } from '../pages/threshold-page.tsx';
import { ThresholdsPage } from '../pages/thresholds-page.tsx';
import { listLatestRuns } from '../queries/runs.ts';
import { getThreshold, listChanges, listThresholds } from '../queries/thresholds.ts';
import { decidingRoles } from '../rules/policy.ts';
import { ThresholdForm, ThresholdParams } from './forms.ts';

const bureau = { access: decidingRoles } as const;

/** The rules with their thresholds: data that the bureau sets, each change by two persons with its reason. */
export function thresholdRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

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
  ) => (
    <ThresholdPage
      threshold={await getThreshold(db, rule, name)}
      proposal={await findOpenProposal(db, thresholdKind, `${rule}/${name}`)}
      form={form}
    />
  );

  app.get(
    '/findings/thresholds/:rule/:name',
    { config: bureau, schema: { params: ThresholdParams } },
    async (request, reply) => reply.page(await thresholdPage(request.params)),
  );

  formAction(app, '/findings/thresholds/:rule/:name', {
    config: bureau,
    by: officerOf,
    params: ThresholdParams,
    form: ThresholdForm,
    show: ({ params }, form) => thresholdPage(params, form),
    act: ({ actor, params }, change) => proposeThreshold(parts, actor, { ...params, ...change }),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提出，等另一位工作人员复核。' }),
  });
}
