import type { SealedTable } from '../../../platform/database/sealed-tables.ts';
import {
  type App,
  actorOf,
  emptyForm,
  type FormState,
  formAction,
  sendAttachment,
  sendPdf,
} from '../../../platform/http/index.ts';
import { listLooksAt } from '../../audit/index.ts';
import { getAccount, listMergedFrom } from '../../identity/index.ts';
import { findMailAddress } from '../../messages/index.ts';
import { askToClose } from '../commands/ask-to-close.ts';
import { takeBackClosing } from '../commands/take-back-closing.ts';
import { copySheet } from '../documents/copy-sheet.ts';
import { OwnDataPage } from '../pages/own-data-page.tsx';
import { findOpenClosure } from '../queries/closures.ts';
import { loadOwnData } from '../queries/own-data.ts';
import { ClosingForm } from './forms.ts';

const signedIn = { access: 'signed-in' } as const;
const lookLimit = 100;

/** What a person can do about their own data (E28, E29). */
export function ownDataRoutes(app: App, sealed: readonly SealedTable[]): void {
  const { parts } = app;
  const { db } = parts;

  const page = async (accountId: string, form: FormState) => (
    <OwnDataPage
      looks={
        await listLooksAt(db, [accountId, ...(await listMergedFrom(db, accountId))], lookLimit)
      }
      mail={(await findMailAddress(db, accountId)) ?? null}
      closure={(await findOpenClosure(db, accountId)) ?? null}
      form={form}
    />
  );

  app.get('/account/data', { config: signedIn }, async (request, reply) =>
    reply.page(await page(actorOf(request).accountId, emptyForm)),
  );

  app.get('/account/data/copy.json', { config: signedIn }, async (request, reply) => {
    const { accountId } = actorOf(request);
    const copiedAt = parts.clock.now().toISOString();
    const sections = await loadOwnData(parts, accountId, sealed);
    const text = JSON.stringify({ copiedAt, sections }, null, 2);
    return sendAttachment(reply, '我的数据.json', Buffer.from(text));
  });

  app.get('/account/data/copy.pdf', { config: signedIn }, async (request, reply) => {
    const { accountId } = actorOf(request);
    const { name } = await getAccount(db, accountId);
    const sections = await loadOwnData(parts, accountId, sealed);
    const sheet = copySheet(name, sections, parts.clock.now());
    return sendPdf(reply, '我的数据', await parts.documents.renderPdf('privacy/copy', sheet));
  });

  formAction(app, '/account/data/closing', {
    config: signedIn,
    by: actorOf,
    form: ClosingForm,
    refusedAt: { 'identity.password_wrong': 'password' },
    show: ({ actor }, form) => page(actor.accountId, form),
    act: ({ actor, request }, { password }) =>
      askToClose(parts, actor, { password, ip: request.ip }),
    done: () => ({ to: '/account/data', say: '注销申请已提交，15 天内可以撤回。' }),
  });

  formAction(app, '/account/data/closing/withdrawal', {
    config: signedIn,
    by: actorOf,
    act: ({ actor }) => takeBackClosing(parts, actor),
    done: () => ({ to: '/account/data', say: '已撤回，账号照常使用。' }),
  });
}
