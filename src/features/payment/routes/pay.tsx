import type { FastifyReply, FastifyRequest } from 'fastify';
import QRCode from 'qrcode';
import type { Payer } from '../../../platform/gateways/index.ts';
import { type App, learnerOf, officerOf, wantsJson } from '../../../platform/http/index.ts';
import { beginPayment } from '../commands/begin-payment.ts';
import { PayPage, type PayPageProps } from '../pages/pay-page.tsx';
import { loadGroupPayment, loadOwnPayment } from '../queries/pay-page.ts';
import type { Checkout } from '../rules/checkout.ts';
import { payerRoles } from '../rules/policy.ts';
import { idParams, payQuery } from './forms.ts';

type Payment = Pick<PayPageProps, 'item' | 'back' | 'crumbs'> & { checkout: Checkout | null };

/** Our page that leads to a provider whose own page no address alone can open. */
export function payRoutes(app: App): void {
  const { db } = app.parts;
  const schema = { params: idParams, querystring: payQuery };

  app.get('/orders/:id/pay', { config: { access: ['LEARNER'] }, schema }, async (request, reply) =>
    showPayPage(
      app,
      request,
      reply,
      await loadOwnPayment(db, learnerOf(request), request.params.id),
    ),
  );

  app.get(
    '/group-orders/:id/pay',
    { config: { access: payerRoles }, schema },
    async (request, reply) =>
      showPayPage(
        app,
        request,
        reply,
        await loadGroupPayment(db, officerOf(request), request.params.id),
      ),
  );
}

/** Answers with the page that leads the payer of a checkout to its provider. */
export async function showPayPage(
  { parts }: App,
  request: FastifyRequest,
  reply: FastifyReply,
  { checkout, ...payment }: Payment,
): Promise<FastifyReply> {
  const { item, back } = payment;
  if (wantsJson(request)) {
    const awaited = checkout?.state === 'OPEN' && checkout.wrongAmountFen === null;
    return reply.header('cache-control', 'no-store').send({ awaited });
  }
  const payer = payerOf(request, `${parts.publicUrl()}${back.href}/pay`);
  const step = checkout ? await beginPayment(parts, checkout, { item, payer }) : 'OVER';
  if (step === 'SILENT') reply.flash('warning', silentAtStart);
  if (!checkout || step === 'OVER' || step === 'SILENT') return reply.redirect(back.href, 303);
  if (step.kind === 'GO') return reply.redirect(step.url, 303);
  const svg = step.kind === 'SCAN' ? { svg: await draw(step.code) } : {};
  const simulated = parts.demo && step.kind === 'SCAN' && step.code.startsWith('http:');
  return reply
    .header('cache-control', 'no-store')
    .page(
      <PayPage {...payment} checkout={checkout} step={{ ...step, ...svg }} simulated={simulated} />,
    );
}

const silentAtStart =
  '支付平台暂时没有答复，还没有付款。请过一会儿再点“继续支付”，或者换一种方式支付。';

const draw = (code: string) =>
  QRCode.toString(code, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });

function payerOf(request: FastifyRequest, pageUrl: string): Payer {
  const agent = request.headers['user-agent'] ?? '';
  const isPhone = /Mobile|Android|iPhone/i.test(agent);
  const device = /MicroMessenger/i.test(agent) ? 'WECHAT' : isPhone ? 'PHONE' : 'DESKTOP';
  const { code } = request.query as { code?: string };
  return { device, ip: request.ip, pageUrl, code };
}
