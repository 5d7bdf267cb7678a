import { dayOf } from '../../../kernel/calendar.ts';
import { type App, emptyForm, formAction, officerOf } from '../../../platform/http/index.ts';
import { listCurrentJurisdictions, listTitleSeries } from '../../organisations/index.ts';
import { endCycleRule } from '../commands/end-cycle-rule.ts';
import { setCycleRule } from '../commands/set-cycle-rule.ts';
import { CycleRulesPage, type CycleRulesPageProps } from '../pages/cycle-rules-page.tsx';
import { listCycleRules } from '../queries/cycle-rules.ts';
import { Params, ReasonForm, RuleForm } from './forms.ts';

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
    act: ({ actor }, rule) => setCycleRule(app.parts, actor, rule),
    done: () => ({ to: '/cycle-rules', say: '规则已保存，立即按新规则计算。' }),
  });

  formAction(app, '/cycle-rules/:id/end', {
    config: bureau,
    by: officerOf,
    params: Params,
    form: ReasonForm,
    show: ({ params }, form) => page({ ending: { ...form, id: params.id } }),
    act: ({ actor, params }, { because }) =>
      endCycleRule(app.parts, actor, { id: params.id, because }),
    done: () => ({ to: '/cycle-rules', say: '规则已停用。' }),
  });
}
