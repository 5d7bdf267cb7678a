import type { App } from '../../../platform/http/index.ts';
import { DemoPage } from '../pages/demo-page.tsx';
import { OutboxPage } from '../pages/outbox-page.tsx';
import { listDemoAccounts } from '../queries/demo-accounts.ts';
import { listTexts } from '../queries/texts.ts';
import { textWithCode } from '../rules/one-time-code.ts';
import { currentDemoCode } from '../rules/totp.ts';

const everyone = { access: 'everyone' } as const;
const newestTexts = 50;

/** The demo accounts with their codes, and the SMS outbox; only in a demonstration. */
export function demoRoutes(app: App): void {
  const { parts } = app;
  if (!parts.demo) return;

  app.get('/demo', { config: everyone }, async (_request, reply) => {
    const now = parts.clock.now();
    const accounts = (await listDemoAccounts(parts.db)).map(({ totpSecret, ...account }) => ({
      ...account,
      code: totpSecret ? currentDemoCode(totpSecret, now) : null,
    }));
    return reply.page(<DemoPage accounts={accounts} />);
  });

  app.get('/demo/outbox', { config: everyone }, async (_request, reply) =>
    reply.page(<OutboxPage texts={await newestWithCodes()} />),
  );

  const newestWithCodes = async () =>
    (await listTexts(parts.db, newestTexts)).map((one) => ({
      ...one,
      text: textWithCode(parts.cipher, one),
    }));
}
