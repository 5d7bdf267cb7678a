import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { recordByHand } from '../commands/record-by-hand.ts';
import { retryInvoice } from '../commands/retry-invoice.ts';
import { DeskPage } from '../pages/desk-page.tsx';
import { listTaken } from '../queries/invoices.ts';
import { DeskQuery, idParams, NumberForm } from './forms.ts';

const config = { access: counterRoles };
const pageSize = 50;

/** The body that took the money sees which invoices hang, has them tried again, or records them by hand. */
export function deskRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  const deskPage = async (
    { organisationId }: Officer,
    { view = 'OPEN', page = 1 }: { view?: 'OPEN' | 'ALL'; page?: number } = {},
    form: FormState & { id: string } = { ...emptyForm, id: '' },
  ) => {
    const found = await listTaken(db, organisationId, { view, ...rowsOf(page, pageSize) });
    return (
      <DeskPage
        view={view}
        officeName={(await getOrganisation(db, organisationId)).name}
        of={takePage(found, page, pageSize)}
        connected={parts.invoiceIssuer !== null}
        now={clock.now()}
        form={form}
      />
    );
  };

  app.get(
    '/invoice-desk',
    { config: { ...config, discloses: { what: '票据名单' } }, schema: { querystring: DeskQuery } },
    async (request, reply) => {
      const { view, page } = request.query;
      const shown = { view: view ? 'ALL' : 'OPEN', page } as const;
      return reply.page(await deskPage(officerOf(request), shown));
    },
  );

  formAction(app, '/invoice-desk/:id/retries', {
    config,
    by: officerOf,
    params: idParams,
    act: ({ actor, params }) => retryInvoice(parts, actor, params.id),
    done: () => ({ to: '/invoice-desk', say: '已重新提交给开票方。' }),
  });

  formAction(app, '/invoice-desk/:id/number', {
    config,
    by: officerOf,
    params: idParams,
    form: NumberForm,
    show: ({ actor, params }, form) => deskPage(actor, {}, { ...form, id: params.id }),
    act: ({ actor, params }, { number }) => recordByHand(parts, actor, params.id, number),
    done: () => ({ to: '/invoice-desk', say: '号码已登记，付款人会收到消息。' }),
  });
}
