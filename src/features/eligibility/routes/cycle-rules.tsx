import { dayOf } from '../../../kernel/calendar.ts';
import { type App, officerOf, parseForm, typed } from '../../../platform/http/index.ts';
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

  const page = async (form: CycleRulesPageProps['form'] = { values: {}, errors: {} }) => (
    <CycleRulesPage
      rules={await listCycleRules(db)}
      series={await listTitleSeries(db)}
      places={await listCurrentJurisdictions(db, dayOf(clock.now()))}
      form={form}
    />
  );

  app.get('/cycle-rules', { config: bureau }, async (_request, reply) => reply.page(await page()));

  app.post('/cycle-rules', { config: bureau }, async (request, reply) => {
    const form = parseForm(RuleForm, request.body);
    if (!form.ok) {
      const values = Object.fromEntries(
        Object.keys(form.values).map((name) => [name, typed(form.values, name)]),
      );
      return reply.code(422).page(await page({ values, errors: form.errors }));
    }
    await setCycleRule(app.parts, officerOf(request), form.value);
    reply.flash('success', '规则已保存，立即按新规则计算。');
    return reply.redirect('/cycle-rules', 303);
  });

  app.post(
    '/cycle-rules/:id/end',
    { config: bureau, schema: { params: Params } },
    async (request, reply) => {
      const form = parseForm(ReasonForm, request.body);
      if (!form.ok) return reply.code(422).page(await page({ values: {}, errors: form.errors }));
      const { id } = request.params;
      await endCycleRule(app.parts, officerOf(request), { id, because: form.value.because });
      reply.flash('success', '规则已停用。');
      return reply.redirect('/cycle-rules', 303);
    },
  );
}
