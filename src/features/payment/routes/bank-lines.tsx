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
import { decideCounterTransfer } from '../commands/decide-counter-transfer.ts';
import { importBankFile } from '../commands/import-bank-file.ts';
import { noteTransfer } from '../commands/note-transfer.ts';
import { payLinesByTransfer } from '../commands/pay-lines-by-transfer.ts';
import { proposeReversal } from '../commands/propose-reversal.ts';
import { returnTransfer } from '../commands/return-transfer.ts';
import { BankLinePage } from '../pages/bank-line-page.tsx';
import { BankLinesPage } from '../pages/bank-lines-page.tsx';
import { listOpenDoubts } from '../queries/bank-doubts.ts';
import { listBankFiles } from '../queries/bank-files.ts';
import { listBankLines, sumBankLines } from '../queries/bank-lines.ts';
import { listDebts } from '../queries/debts.ts';
import { findPayeeAccount } from '../queries/payee-accounts.ts';
import { loadBankLine, matchLines } from '../queries/transfer-matches.ts';
import type { RowFault } from '../rules/bank-row.ts';
import {
  bankFileForm,
  bankLineQuery,
  bankNoteForm,
  bankReturnForm,
  bankUseForm,
  bankUseParams,
  bankViewQuery,
  counterTransferForm,
  idParams,
  reasonForm,
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
        files={await listBankFiles(db, 10)}
        doubts={await listOpenDoubts(db)}
        debts={await listDebts(db, payeeId)}
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
      const { fileId, imported, repeated, doubtful } = result;
      const again = repeated > 0 ? `，已导入过的 ${repeated} 笔没有重复入账` : '';
      const doubt = doubtful > 0 ? `，${doubtful} 笔流水号相同、内容不同，等您决定` : '';
      return {
        to: `/bank-files/${fileId}`,
        say: `导入 ${imported} 笔来款${again}${doubt}。`,
        tone: doubtful > 0 ? ('warning' as const) : ('success' as const),
      };
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
    refusedAt: {
      'payment.bank_line_used_up': 'form',
      'payment.lines_changed': 'form',
      'payment.second_look': 'looked',
    },
    act: ({ actor, params }, { groupOrderId, who: orderIds, looked }) =>
      payLinesByTransfer(parts, actor, params.id, { groupOrderId, orderIds, looked }),
    done: ({ params }, { people }) => ({
      to: `/bank-lines/${params.id}`,
      say: `已认领，开通 ${people} 人。`,
    }),
  });

  formAction(app, '/bank-lines/:id/uses/:useId/reversals', {
    ...action,
    params: bankUseParams,
    form: reasonForm,
    show: ({ actor, params }, { errors, values }) =>
      linePage(actor, params.id, { errors, values: { ...values, useId: params.useId } }),
    act: ({ actor, params }, { reason }) =>
      proposeReversal(parts, actor, { bankLineId: params.id, useId: params.useId, reason }),
    done: (_asked, id) => ({
      to: `/proposals/${id}`,
      say: '已提交，由另一位经办人复核后撤销。',
    }),
  });

  formAction(app, '/bank-lines/:id/counter-transfers', {
    ...onLine,
    form: counterTransferForm,
    show: ({ actor, params }, form) => linePage(actor, params.id, form),
    act: ({ actor, params }, { paymentId, same }) =>
      decideCounterTransfer(parts, actor, params.id, { paymentId, same: same === 'yes' }),
    done: ({ params }, _result, { same }) => ({
      to: `/bank-lines/${params.id}`,
      say: same === 'yes' ? '已记为同一笔，只算一次。' : '已记为不是同一笔，以后不再提示。',
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
