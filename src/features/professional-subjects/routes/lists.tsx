import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
  sendTemplate,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { handOutFaultyRows } from '../commands/hand-out-faulty-rows.ts';
import { recogniseList } from '../commands/recognise-list.ts';
import { returnList } from '../commands/return-list.ts';
import { ListPage } from '../pages/list-page.tsx';
import { listRows } from '../queries/list-rows.ts';
import { findList } from '../queries/lists.ts';
import { listOfferingsById } from '../queries/subjects.ts';
import { faultyColumns, listColumns } from '../rules/list-rows.ts';
import { listMakers, recognisers } from '../rules/policy.ts';
import { BecauseForm, WhomForm } from './forms.ts';

const makers = { access: listMakers } as const;
const own = { access: recognisers } as const;

/** A list of attendances: its rows, recognising it, returning it, its faulty rows. */
export function listRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const getList = async (actor: Officer, id: string) => {
    const list = await findList(db, id, actor.organisationId);
    const [offering] = list ? await listOfferingsById(db, [list.offeringId]) : [];
    if (!list || !offering) throw new Refusal('professional.not_found');
    return { list, offering };
  };
  const listPage = async (actor: Officer, id: string, form: FormState = emptyForm) => (
    <ListPage
      {...(await getList(actor, id))}
      rows={await listRows(db, id)}
      decides={actor.role === 'INDUSTRY_OFFICER'}
      form={form}
    />
  );

  app.get('/professional-lists/template.xlsx', { config: makers }, async (_request, reply) =>
    sendTemplate(
      reply,
      '专业科目学时名单',
      listColumns.map(({ key, label, width = 20 }) => ({
        label,
        width,
        choices: key === 'tested' ? ['是', '否'] : [],
      })),
    ),
  );

  app.get(
    '/professional-lists/:id',
    {
      config: { ...makers, discloses: { what: '专业科目名单', of: 'professional_list' } },
      schema: { params: fields.idParams },
    },
    async (request, reply) => reply.page(await listPage(officerOf(request), request.params.id)),
  );

  app.get(
    '/professional-lists/:id/faulty.xlsx',
    {
      config: {
        ...makers,
        discloses: { what: '专业科目名单的错误行（含完整证件号码）', of: 'professional_list' },
      },
      schema: { params: fields.idParams },
    },
    async (request, reply) => {
      const actor = officerOf(request);
      const { list } = await getList(actor, request.params.id);
      // Full numbers go only to the body that typed them.
      if (list.organisationId !== actor.organisationId) throw new Refusal('professional.not_found');
      return sendWorkbook(reply, '有问题的行', {
        columns: faultyColumns,
        rows: await handOutFaultyRows(parts, actor, list.id),
        asText: true,
      });
    },
  );

  formAction(app, '/professional-lists/:id/recognition', {
    config: { ...own, discloses: { what: '专业科目名单', of: 'professional_list' } },
    by: officerOf,
    params: fields.idParams,
    allow: async ({ actor, params }) => void (await getList(actor, params.id)),
    form: WhomForm,
    show: ({ actor, params }, form) => listPage(actor, params.id, form),
    act: ({ actor, params }, { whom }) => recogniseList(parts, actor, { listId: params.id, whom }),
    async done({ actor, params }, { recognised, faults }) {
      if (recognised === 0) {
        // Not a refusal: what is wrong with each row was stored.
        const errors = {
          form: `有${faults}行有问题，一个也没有认定。请退回名单改好再认定，或者选择“只认定没有问题的行”。`,
        };
        return { page: await listPage(actor, params.id, { values: {}, errors }), status: 422 };
      }
      const left = faults > 0 ? `，${faults}行有问题，没有认定` : '';
      return {
        to: `/professional-lists/${params.id}`,
        say: `已认定 ${recognised} 人${left}。`,
        tone: faults > 0 ? 'warning' : 'success',
      };
    },
  });

  formAction(app, '/professional-lists/:id/return', {
    config: own,
    by: officerOf,
    params: fields.idParams,
    form: BecauseForm,
    show: ({ actor, params }, form) => listPage(actor, params.id, form),
    act: ({ actor, params }, { because }) =>
      returnList(parts, actor, { listId: params.id, note: because }),
    done: (_asked, offeringId) => ({
      to: `/professional-offerings/${offeringId}`,
      say: '名单已退回，没有认定任何人。',
    }),
  });
}
