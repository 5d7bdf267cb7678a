import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  type FormValues,
  fields,
  officerOf,
  parseForm,
  typed,
} from '../../../platform/http/index.ts';
import { listCurrentJurisdictions } from '../../organisations/index.ts';
import { endRule } from '../commands/end-rule.ts';
import { setConversions } from '../commands/set-conversions.ts';
import { setHourRule } from '../commands/set-hour-rule.ts';
import { HourRulesPage, type RulesForm } from '../pages/hour-rules-page.tsx';
import { SetConversionsPage } from '../pages/set-conversions-page.tsx';
import { SetRulePage } from '../pages/set-rule-page.tsx';
import {
  getHourRule,
  listConversions,
  listConversionTables,
  listRules,
} from '../queries/hour-rules.ts';
import { convertHours } from '../rules/conversion.ts';
import { refusals } from '../rules/refusals.ts';
import { ConversionForm, EndForm, PreviewQuery, RuleForm } from './forms.ts';

const everybody = { access: 'signed-in' } as const;
const bureau = { access: ['MUNICIPAL_OFFICER'] } as const;
const Params = z.object({ kind: z.enum(['rules', 'conversions']), id: fields.id });
const empty: RulesForm = { values: {}, errors: {} };
const typedOf = (values: FormValues) =>
  Object.fromEntries(Object.keys(values).map((name) => [name, typed(values, name)]));

/** Answers a refusal that belongs to the form at hand as an error of it. */
function errorsOf(error: unknown, fields: { [code: string]: string }): RulesForm['errors'] {
  const field = error instanceof Refusal ? fields[error.code] : undefined;
  if (!(error instanceof Refusal) || !field) throw error;
  return { [field]: refusals[error.code]?.(error.facts).sentence ?? '' };
}
const inTheWay = { 'hours.rule_overlaps': 'fromYear', 'hours.rule_between': 'fromYear' };

/** What years ask for and how times are converted: read by everybody, set by the municipal bureau (E1-E8). */
export function ruleRoutes(app: App): void {
  const { db, clock } = app.parts;
  const places = () => listCurrentJurisdictions(db, dayOf(clock.now()));

  const listPage = async (
    actor: Actor,
    asked: z.infer<typeof PreviewQuery>,
    errors: RulesForm['errors'] = {},
  ) => {
    const { place, unit, quantity, tested } = asked;
    const year = asked.year ?? yearOf(clock.now());
    const table = await listConversions(db, place || null, year);
    const held = { unit, quantity, testPassed: tested === 'yes' };
    const rule = await getHourRule(db, place || null, year);
    return (
      <HourRulesPage
        rules={await listRules(db)}
        tables={await listConversionTables(db)}
        places={await places()}
        maintains={actor.role === 'MUNICIPAL_OFFICER'}
        asked={{ ...held, place, year }}
        answer={{ ...convertHours(table, held, Number.POSITIVE_INFINITY), rule }}
        errors={errors}
      />
    );
  };

  app.get(
    '/hour-rules',
    { config: everybody, schema: { querystring: PreviewQuery } },
    async (request, reply) => reply.page(await listPage(actorOf(request), request.query)),
  );

  const rulePage = async (form: RulesForm) => <SetRulePage places={await places()} form={form} />;

  app.get('/hour-rules/new', { config: bureau }, async (_request, reply) =>
    reply.page(await rulePage(empty)),
  );

  app.post('/hour-rules', { config: bureau }, async (request, reply) => {
    const form = parseForm(RuleForm, request.body);
    const again = async (errors: RulesForm['errors']) =>
      reply.code(422).page(await rulePage({ values: typedOf(form.values), errors }));
    if (!form.ok) return again(form.errors);
    if (!(await isPlace(form.value.jurisdictionId)))
      return again({ jurisdictionId: '请选择地区。' });
    try {
      await setHourRule(app.parts, officerOf(request), form.value);
    } catch (error) {
      return again(errorsOf(error, inTheWay));
    }
    reply.flash('success', '规则已设定，各人的学时立即按新规则计算。');
    return reply.redirect('/hour-rules', 303);
  });

  const conversionsPage = async (form: RulesForm, facts?: z.infer<typeof ConversionForm>) => (
    <SetConversionsPage
      places={await places()}
      current={await listConversions(db, null, yearOf(clock.now()))}
      form={form}
      preview={facts?.brackets ?? null}
    />
  );

  app.get('/hour-rules/conversions/new', { config: bureau }, async (_request, reply) =>
    reply.page(await conversionsPage(empty)),
  );

  app.post('/hour-rules/conversions', { config: bureau }, async (request, reply) => {
    const form = parseForm(ConversionForm, request.body);
    const values = typedOf(form.values);
    if (!form.ok)
      return reply.code(422).page(await conversionsPage({ values, errors: form.errors }));
    const { next, ...facts } = form.value;
    if (next === 'preview')
      return reply.page(await conversionsPage({ values, errors: {} }, form.value));
    const again = async (errors: RulesForm['errors']) =>
      reply.code(422).page(await conversionsPage({ values, errors }, form.value));
    if (!(await isPlace(facts.jurisdictionId))) return again({ jurisdictionId: '请选择地区。' });
    try {
      await setConversions(app.parts, officerOf(request), facts);
    } catch (error) {
      return again(errorsOf(error, inTheWay));
    }
    reply.flash('success', '折算办法已设定，今后的申报和认定按它折算。');
    return reply.redirect('/hour-rules', 303);
  });

  const isPlace = async (id: string | null) =>
    id === null || (await places()).some((place) => place.id === id);

  app.post(
    '/hour-rules/:kind/:id/end',
    { config: bureau, schema: { params: Params } },
    async (request, reply) => {
      const { kind, id } = request.params;
      const form = parseForm(EndForm, request.body);
      if (!form.ok) {
        const page = await listPage(officerOf(request), PreviewQuery.parse({}), form.errors);
        return reply.code(422).page(page);
      }
      const table = kind === 'rules' ? 'hourRules' : 'hourConversionTables';
      await endRule(app.parts, officerOf(request), { kind: table, id, ...form.value });
      reply.flash('success', '已停用。之后的年度，这个地区按全市的规则计算。');
      return reply.redirect('/hour-rules', 303);
    },
  );
}
