import { type App, actorOf, formAction } from '../../../platform/http/index.ts';
import { askForPayer } from '../commands/ask-for-payer.ts';
import { getOwnBill, loadBillPayment } from '../queries/bill-state.ts';
import { findOpenCheckoutOfBill } from '../queries/bills.ts';
import { silentSentence } from '../rules/gateway.ts';
import { billPayerRoles } from '../rules/policy.ts';
import { billParams, payQuery } from './forms.ts';
import { showPayPage } from './pay.tsx';

const payer = { config: { access: billPayerRoles } };

/** The way of a payer to the gateway and back, for bills of other features. */
export function billRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const onBill = { ...payer, by: actorOf, params: billParams };

  app.get('/bills/:billNo', { ...payer, schema: { params: billParams } }, async (request, reply) =>
    reply.redirect((await getOwnBill(db, actorOf(request), request.params.billNo)).href, 303),
  );

  app.get(
    '/bills/:billNo/pay',
    { ...payer, schema: { params: billParams, querystring: payQuery } },
    async (request, reply) => {
      const payment = await loadBillPayment(db, actorOf(request), request.params.billNo);
      return showPayPage(app, request, reply, payment);
    },
  );

  formAction(app, '/bills/:billNo/checks', {
    ...onBill,
    act: async ({ actor, params: { billNo } }) => {
      const { href } = await getOwnBill(db, actor, billNo);
      const checkout = await findOpenCheckoutOfBill(db, billNo);
      return { href, answered: !checkout || (await askForPayer(parts, checkout)) };
    },
    done: (_asked, { href, answered }) => ({ to: href, ...(answered ? {} : silent) }),
  });

  formAction(app, '/bills/:billNo/other-ways', {
    ...onBill,
    act: async ({ actor, params: { billNo } }) => {
      const { href } = await getOwnBill(db, actor, billNo);
      const checkout = await findOpenCheckoutOfBill(db, billNo);
      const end = { by: actor, because: 'CANCELLED' } as const;
      return { href, answered: !checkout || (await askForPayer(parts, checkout, { end })) };
    },
    done: (_asked, { href, answered }) => ({ to: href, ...(answered ? {} : silent) }),
  });
}

const silent = { tone: 'warning', say: silentSentence } as const;
