import type { FastifyReply } from 'fastify';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, type FieldErrors, officerOf, parseForm } from '../../../platform/http/index.ts';
import { changePayeeAccount } from '../commands/change-payee-account.ts';
import { importBankFile } from '../commands/import-bank-file.ts';
import { noteTransfer } from '../commands/note-transfer.ts';
import { payLinesByTransfer } from '../commands/pay-lines-by-transfer.ts';
import { returnTransfer } from '../commands/return-transfer.ts';
import { BankLinePage } from '../pages/bank-line-page.tsx';
import { BankLinesPage } from '../pages/bank-lines-page.tsx';
import { listBankLines, sumBankLines } from '../queries/bank-lines.ts';
import { listGroupLines } from '../queries/group-orders.ts';
import { findPayeeAccount } from '../queries/payee-accounts.ts';
import { loadBankLine, matchLines } from '../queries/transfer-matches.ts';
import { isCertain, type RowFault } from '../rules/bank-line.ts';
import { idParams } from './forms.ts';
import {
  bankFileForm,
  bankLineQuery,
  bankNoteForm,
  bankReturnForm,
  bankUseForm,
  bankViewQuery,
  payeeAccountForm,
} from './group-order-forms.ts';

const centre = { config: { access: ['CENTRE_CLERK'] as const } };
const one = { ...centre, schema: { params: idParams } };

/** The centre matches transfers of units with their group orders (E21). */
export function bankLineRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/bank-lines',
    { ...centre, schema: { querystring: bankViewQuery } },
    async (request, reply) =>
      showList(reply, officerOf(request), { view: request.query.view ? 'ALL' : 'UNSOLVED' }),
  );

  app.post('/bank-files', centre, async (request, reply) => {
    const actor = officerOf(request);
    const form = parseForm(bankFileForm, request.body);
    if (!form.ok || !form.value.file)
      return showList(reply.code(422), actor, form.ok ? {} : { errors: form.errors });
    const result = await importBankFile(parts, actor, form.value.file);
    if (!result.ok) {
      const errors = { file: '文件里有错误，一笔也没有导入。' };
      return showList(reply.code(422), actor, { faults: result.faults, errors });
    }
    const repeated = result.repeated > 0 ? `，跳过已导入过的 ${result.repeated} 笔` : '';
    reply.flash('success', `导入 ${result.imported} 笔来款${repeated}。`);
    return reply.redirect('/bank-lines', 303);
  });

  app.post('/bank-lines/confirmations', centre, async (request, reply) => {
    const { people, transfers, changed } = await confirmCertain(officerOf(request));
    const rest = changed > 0 ? `；${changed} 笔刚刚有变化，请单独核对` : '';
    reply.flash(
      changed > 0 ? 'warning' : 'success',
      `认领 ${transfers} 笔，开通 ${people} 人${rest}。`,
    );
    return reply.redirect('/bank-lines', 303);
  });

  app.get(
    '/bank-lines/:id',
    { ...centre, schema: { params: idParams, querystring: bankLineQuery } },
    async (request, reply) => {
      const { code } = request.query;
      const loaded = await loadBankLine(db, officerOf(request), request.params.id, code);
      const errors = loaded.unknownCode ? { code: '没有找到待付款的这张订单，请核对。' } : {};
      return reply.page(<BankLinePage {...loaded} errors={errors as FieldErrors} />);
    },
  );

  app.post('/bank-lines/:id/uses', one, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(bankUseForm, request.body);
    if (!form.ok) return showOne(reply.code(422), officerOf(request), id, form.errors);
    const { groupOrderId, who: orderIds } = form.value;
    const paid = await payLinesByTransfer(parts, officerOf(request), id, {
      groupOrderId,
      orderIds,
    });
    reply.flash('success', `已认领，开通 ${paid.people} 人。`);
    return reply.redirect(`/bank-lines/${id}`, 303);
  });

  app.post('/bank-lines/:id/returns', one, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(bankReturnForm, request.body);
    if (!form.ok) return showOne(reply.code(422), officerOf(request), id, form.errors);
    const { amount: amountFen, note } = form.value;
    await returnTransfer(parts, officerOf(request), id, { amountFen, note });
    return reply.flash('success', '已登记退回。').redirect(`/bank-lines/${id}`, 303);
  });

  app.post('/bank-lines/:id/notes', one, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(bankNoteForm, request.body);
    if (!form.ok) return showOne(reply.code(422), officerOf(request), id, form.errors);
    await noteTransfer(parts, officerOf(request), id, form.value.text);
    return reply.flash('success', '已保存。').redirect(`/bank-lines/${id}`, 303);
  });

  app.post('/bank-account', centre, async (request, reply) => {
    const form = parseForm(payeeAccountForm, request.body);
    if (!form.ok) return showList(reply.code(422), officerOf(request), { errors: form.errors });
    await changePayeeAccount(parts, officerOf(request), form.value);
    return reply.flash('success', '收款账户已保存。').redirect('/bank-lines', 303);
  });

  /** Every transfer whose code and sum leave no choice; each is a transaction of its own. */
  async function confirmCertain(actor: Officer) {
    const payeeId = actor.organisationId;
    let [people, transfers, changed] = [0, 0, 0];
    for (const line of await listBankLines(db, 'UNSOLVED')) {
      // Looked at anew each time: the transfer before may have paid the same list.
      const [matched] = await matchLines(db, payeeId, [line]);
      const proposal = matched?.proposals.find(isCertain);
      if (!proposal) continue;
      const { id: groupOrderId } = proposal.awaited;
      const lines = (await listGroupLines(db, [groupOrderId])).filter(
        (one) => one.state === 'OPEN' && (proposal.fit === 'WHOLE' || one.named),
      );
      const orderIds = lines.map((one) => one.orderId);
      try {
        people += (await payLinesByTransfer(parts, actor, line.id, { groupOrderId, orderIds }))
          .people;
        transfers += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        changed += 1;
      }
    }
    return { people, transfers, changed };
  }

  async function showOne(reply: FastifyReply, actor: Officer, id: string, errors: FieldErrors) {
    const loaded = await loadBankLine(db, actor, id);
    return reply.page(<BankLinePage {...loaded} errors={errors} />);
  }

  async function showList(
    reply: FastifyReply,
    actor: Officer,
    more: { view?: 'UNSOLVED' | 'ALL'; faults?: RowFault[]; errors?: FieldErrors },
  ) {
    const payeeId = actor.organisationId;
    const view = more.view ?? 'UNSOLVED';
    return reply.page(
      <BankLinesPage
        view={view}
        lines={await matchLines(db, payeeId, await listBankLines(db, view))}
        sums={await sumBankLines(db)}
        account={(await findPayeeAccount(db, payeeId)) ?? null}
        faults={more.faults ?? []}
        errors={more.errors ?? {}}
      />,
    );
  }
}
