import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  emptyForm,
  type FormState,
  type FormValues,
  fields,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { listCurrentJurisdictions } from '../../organisations/index.ts';
import { proposeConversions } from '../commands/propose-conversions.ts';
import { proposeHourRule } from '../commands/propose-hour-rule.ts';
import { proposeRuleEnd } from '../commands/propose-rule-end.ts';
import { HourRulesPage } from '../pages/hour-rules-page.tsx';
import { SetConversionsPage } from '../pages/set-conversions-page.tsx';
import { SetRulePage } from '../pages/set-rule-page.tsx';
import {
  getHourRule,
  listConversions,
  listConversionTables,
  listRules,
} from '../queries/hour-rules.ts';
import { type Conversion, convertHours } from '../rules/conversion.ts';
import { ConversionForm, EndForm, PreviewQuery, RuleForm } from './forms.ts';

const everybody = { access: 'signed-in' } as const;
const bureau = { access: ['MUNICIPAL_OFFICER'] } as const;
const Params = z.object({ kind: z.enum(['rules', 'conversions']), id: fields.id });

/** The rules of years and the conversion tables: read by everybody, set by the municipal bureau (E1-E8). */
export function ruleRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;
  const places = () => listCurrentJurisdictions(db, dayOf(clock.now()));

  const listPage = async (
    actor: Actor,
    asked: z.infer<typeof PreviewQuery>,
    { errors }: FormState = emptyForm,
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

  /** The name of the place that a rule is for; an unknown one is refused. */
  const nameOfPlace = async (id: string | null): Promise<string> => {
    if (id === null) return '全市';
    const place = (await places()).find((one) => one.id === id);
    if (!place) throw new Refusal('hours.place_unknown');
    return place.shortName;
  };
  const proposed = (id: string) => ({
    to: `/proposals/${id}`,
    say: '已提请复核，另一位工作人员确认后生效。',
  });

  const rulePage = async (form: FormState) => <SetRulePage places={await places()} form={form} />;

  app.get('/hour-rules/new', { config: bureau }, async (_request, reply) =>
    reply.page(await rulePage(emptyForm)),
  );

  formAction(app, '/hour-rules', {
    config: bureau,
    by: officerOf,
    form: RuleForm,
    show: (_asked, form) => rulePage(form),
    act: async ({ actor }, rule) => {
      const place = await nameOfPlace(rule.jurisdictionId);
      return proposeHourRule(parts, actor, { ...rule, place });
    },
    done: (_asked, id) => proposed(id),
  });

  const conversionsPage = async (
    form: FormState,
    brackets: readonly Conversion[] | null = null,
  ) => (
    <SetConversionsPage
      places={await places()}
      current={await listConversions(db, null, yearOf(clock.now()))}
      form={form}
      preview={brackets}
    />
  );

  app.get('/hour-rules/conversions/new', { config: bureau }, async (_request, reply) =>
    reply.page(await conversionsPage(emptyForm)),
  );

  formAction(app, '/hour-rules/conversions', {
    config: bureau,
    by: officerOf,
    form: ConversionForm,
    show: (_asked, form) => conversionsPage(form),
    async act({ actor }, { next, ...table }) {
      if (next === 'preview') return null;
      const place = await nameOfPlace(table.jurisdictionId);
      return proposeConversions(parts, actor, { ...table, place });
    },
    async done({ request }, id, { brackets }) {
      if (id !== null) return proposed(id);
      const form = { values: request.body as FormValues, errors: {} };
      return { page: await conversionsPage(form, brackets) };
    },
  });

  formAction(app, '/hour-rules/:kind/:id/end', {
    config: bureau,
    by: officerOf,
    params: Params,
    form: EndForm,
    show: ({ actor }, form) => listPage(actor, PreviewQuery.parse({}), form),
    act: ({ actor, params: { kind, id } }, end) => {
      const table = kind === 'rules' ? 'hourRules' : 'hourConversionTables';
      return proposeRuleEnd(parts, actor, { kind: table, id, ...end });
    },
    done: (_asked, id) => proposed(id),
  });
}
