import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { confirmCertainTransfers } from '../commands/confirm-certain-transfers.ts';
import { importBankFile } from '../commands/import-bank-file.ts';
import { noteTransfer } from '../commands/note-transfer.ts';
import { payLinesByTransfer } from '../commands/pay-lines-by-transfer.ts';
import { returnTransfer } from '../commands/return-transfer.ts';
import { BankLinePage } from '../pages/bank-line-page.tsx';
import { BankLinesPage } from '../pages/bank-lines-page.tsx';
import { findLastBankFile, listBankLines, sumBankLines } from '../queries/bank-lines.ts';
import { findPayeeAccount } from '../queries/payee-accounts.ts';
import { loadBankLine, matchLines } from '../queries/transfer-matches.ts';
import type { RowFault } from '../rules/bank-row.ts';
import {
  bankFileForm,
  bankLineQuery,
  bankNoteForm,
  bankReturnForm,
  bankUseForm,
  bankViewQuery,
  idParams,
} from './forms.ts';

const centre = { config: { access: ['CENTRE_CLERK'] as const } };
const action = { ...centre, by: officerOf };
const onLine = { ...action, params: idParams };

/** The centre matches transfers of units with their group orders (E21). */
export function bankLineRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  const listPage = async (
    actor: Officer,
    {
      view = 'UNSOLVED',
      faults = [],
      form = emptyForm,
    }: { view?: 'UNSOLVED' | 'ALL'; faults?: RowFault[]; form?: FormState } = {},
  ) => {
    const payeeId = actor.organisationId;
    return (
      <BankLinesPage
        view={view}
        lines={await matchLines(db, payeeId, await listBankLines(db, view))}
        sums={await sumBankLines(db)}
        account={(await findPayeeAccount(db, payeeId, clock.now())) ?? null}
        faults={faults}
        lastFile={(await findLastBankFile(db)) ?? null}
        form={form}
      />
    );
  };

  const linePage = async (actor: Officer, id: string, form: FormState) => (
    <BankLinePage {...(await loadBankLine(db, actor, id))} form={form} />
  );

  app.get(
    '/bank-lines',
    { ...disclosing(centre, { what: '到账流水' }), schema: { querystring: bankViewQuery } },
    async (request, reply) => {
      const view = request.query.view ? 'ALL' : 'UNSOLVED';
      return reply.page(await listPage(officerOf(request), { view }));
    },
  );

  formAction(app, '/bank-files', {
    ...action,
    form: bankFileForm,
    show: ({ actor }, { errors }) => listPage(actor, { form: { values: {}, errors } }),
    act: ({ actor }, { file }) => importBankFile(parts, actor, file),
    done: async ({ actor }, result) => {
      if (!result.ok) {
        const errors = { file: '文件里有错误，一笔也没有导入。' };
        const form = { values: {}, errors };
        return { page: await listPage(actor, { faults: result.faults, form }), status: 422 };
      }
      const repeated = result.repeated > 0 ? `，跳过已导入过的 ${result.repeated} 笔` : '';
      return { to: '/bank-lines', say: `导入 ${result.imported} 笔来款${repeated}。` };
    },
  });

  formAction(app, '/bank-lines/confirmations', {
    ...action,
    act: ({ actor }) => confirmCertainTransfers(parts, actor),
    done: (_asked, { people, transfers, changed }) => ({
      to: '/bank-lines',
      tone: changed > 0 ? 'warning' : 'success',
      say: `认领 ${transfers} 笔，开通 ${people} 人${changed > 0 ? `；${changed} 笔刚刚有变化，请单独核对` : ''}。`,
    }),
  });

  app.get(
    '/bank-lines/:id',
    {
      ...disclosing(centre, { what: '到账流水与付款人', of: 'bank_line' }),
      schema: { params: idParams, querystring: bankLineQuery },
    },
    async (request, reply) => {
      const { code = '' } = request.query;
      const loaded = await loadBankLine(db, officerOf(request), request.params.id, code);
      const errors: FormState['errors'] = loaded.unknownCode
        ? { code: '没有找到待付款的这张订单，请核对。' }
        : {};
      return reply.page(<BankLinePage {...loaded} form={{ values: { code }, errors }} />);
    },
  );

  formAction(app, '/bank-lines/:id/uses', {
    ...onLine,
    form: bankUseForm,
    show: ({ actor, params }, form) => linePage(actor, params.id, form),
    refusedAt: { 'payment.bank_line_used_up': 'form', 'payment.lines_changed': 'form' },
    act: ({ actor, params }, { groupOrderId, who: orderIds }) =>
      payLinesByTransfer(parts, actor, params.id, { groupOrderId, orderIds }),
    done: ({ params }, { people }) => ({
      to: `/bank-lines/${params.id}`,
      say: `已认领，开通 ${people} 人。`,
    }),
  });

  formAction(app, '/bank-lines/:id/returns', {
    ...onLine,
    form: bankReturnForm,
    show: ({ actor, params }, form) => linePage(actor, params.id, form),
    refusedAt: { 'payment.bank_line_used_up': 'amount' },
    act: ({ actor, params }, { amount: amountFen, note }) =>
      returnTransfer(parts, actor, params.id, { amountFen, note }),
    done: ({ params }) => ({ to: `/bank-lines/${params.id}`, say: '已登记退回。' }),
  });

  formAction(app, '/bank-lines/:id/notes', {
    ...onLine,
    form: bankNoteForm,
    show: ({ actor, params }, form) => linePage(actor, params.id, form),
    act: ({ actor, params }, { text }) => noteTransfer(parts, actor, params.id, text),
    done: ({ params }) => ({ to: `/bank-lines/${params.id}`, say: '已保存。' }),
  });
}
