import { dayOf } from '../../../kernel/calendar.ts';
import { type App, emptyForm, formAction, officerOf } from '../../../platform/http/index.ts';
import { listCurrentJurisdictions, listTitleSeries } from '../../organisations/index.ts';
import { proposeCycleRule } from '../commands/propose-cycle-rule.ts';
import { proposeCycleRuleEnd } from '../commands/propose-cycle-rule-end.ts';
import { CycleRulesPage, type CycleRulesPageProps } from '../pages/cycle-rules-page.tsx';
import { listCycleRules } from '../queries/cycle-rules.ts';
import { describeReach } from '../rules/sentences.ts';
import { Params, ReasonForm, RuleForm } from './forms.ts';

const proposed = (id: string) => ({
  to: `/proposals/${id}`,
  say: '已提请复核，另一位工作人员确认后按新规则计算。',
});
const bureau = { access: ['MUNICIPAL_OFFICER'] } as const;

/** The cycle rules, kept by the municipal bureau's division for professional staff (G11). */
export function cycleRuleRoutes(app: App): void {
  const { db, clock } = app.parts;

  const page = async (more: Partial<Pick<CycleRulesPageProps, 'form' | 'ending'>> = {}) => (
    <CycleRulesPage
      rules={await listCycleRules(db)}
      series={await listTitleSeries(db)}
      places={await listCurrentJurisdictions(db, dayOf(clock.now()))}
      form={emptyForm}
      ending={null}
      {...more}
    />
  );

  app.get('/cycle-rules', { config: bureau }, async (_request, reply) => reply.page(await page()));

  formAction(app, '/cycle-rules', {
    config: bureau,
    by: officerOf,
    form: RuleForm,
    show: (_asked, form) => page({ form }),
    async act({ actor }, rule) {
      const series = (await listTitleSeries(db)).find(({ code }) => code === rule.seriesCode);
      const places = await listCurrentJurisdictions(db, dayOf(clock.now()));
      const place = places.find(({ id }) => id === rule.jurisdictionId);
      const reach = describeReach(rule, { series: series?.name, place: place?.shortName });
      return proposeCycleRule(app.parts, actor, rule, reach);
    },
    done: (_asked, id) => proposed(id),
  });

  formAction(app, '/cycle-rules/:id/end', {
    config: bureau,
    by: officerOf,
    params: Params,
    form: ReasonForm,
    show: ({ params }, form) => page({ ending: { ...form, id: params.id } }),
    act: ({ actor, params }, { because }) =>
      proposeCycleRuleEnd(app.parts, actor, { id: params.id, because }),
    done: (_asked, id) => proposed(id),
  });
}
