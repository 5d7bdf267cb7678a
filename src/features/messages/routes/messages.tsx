import type { Actor } from '../../../kernel/actor.ts';
import {
  type App,
  actorOf,
  emptyForm,
  type FormState,
  formAction,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { findOwnProof } from '../../identity/index.ts';
import { listOrganisationsById } from '../../organisations/index.ts';
import { changeMailAddress } from '../commands/change-mail-address.ts';
import { confirmAddress } from '../commands/confirm-address.ts';
import { markInboxRead } from '../commands/mark-inbox-read.ts';
import { removeMailAddress } from '../commands/remove-mail-address.ts';
import { InboxPage } from '../pages/inbox-page.tsx';
import { MailAddressPage } from '../pages/mail-address-page.tsx';
import { MailsPage } from '../pages/mails-page.tsx';
import { findMailAddress, listMails, listMessages } from '../queries/messages.ts';
import { AddressForm, CodeForm, InboxQuery, RemovalForm } from './forms.ts';

const signedIn = { access: 'signed-in' } as const;
const action = { config: signedIn, by: actorOf };
const pageSize = 30;

/** The inbox of everybody who is signed in, and the address their mails go to. */
export function routes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/messages',
    { config: signedIn, schema: { querystring: InboxQuery } },
    async (request, reply) => {
      const { page } = request.query;
      const found = await listMessages(db, actorOf(request).accountId, rowsOf(page, pageSize));
      const messages = takePage(found, page, pageSize);
      const senderIds = messages.rows.flatMap(({ organisationId }) => organisationId ?? []);
      const senders = await listOrganisationsById(db, [...new Set(senderIds)]);
      const nameOf = new Map(senders.map(({ id, name }) => [id, name]));
      return reply.page(<InboxPage messages={messages} nameOf={nameOf} />);
    },
  );

  formAction(app, '/messages/reading', {
    ...action,
    act: ({ actor }) => markInboxRead(parts, actor),
    done: () => ({ to: '/messages' }),
  });

  const addressPage = async (actor: Actor, form: FormState & { of?: 'removal' }) => (
    <MailAddressPage
      address={(await findMailAddress(db, actor.accountId)) ?? null}
      proof={await findOwnProof(parts, actor)}
      form={form}
    />
  );
  const refusedAt = { 'identity.password_wrong': 'password', 'identity.locked': 'password' };

  app.get('/messages/mail-address', { config: signedIn }, async (request, reply) =>
    reply.page(await addressPage(actorOf(request), emptyForm)),
  );

  formAction(app, '/messages/mail-address', {
    ...action,
    form: AddressForm,
    show: ({ actor }, form) => addressPage(actor, form),
    refusedAt,
    act: ({ actor, request }, form) => changeMailAddress(parts, actor, { ...form, ip: request.ip }),
    done: () => ({ to: '/messages/mail-address', say: '验证码已发到这个邮箱，30分钟内有效。' }),
  });

  formAction(app, '/messages/mail-address/confirmation', {
    ...action,
    form: CodeForm,
    show: ({ actor }, form) => addressPage(actor, form),
    act: ({ actor }, { code }) => confirmAddress(parts, actor, code),
    done: () => ({ to: '/messages/mail-address', say: '邮箱已确认，以后的提醒也会发到这里。' }),
  });

  formAction(app, '/messages/mail-address/removal', {
    ...action,
    form: RemovalForm,
    show: ({ actor }, form) => addressPage(actor, { ...form, of: 'removal' }),
    refusedAt,
    act: ({ actor, request }, { password }) =>
      removeMailAddress(parts, actor, { password, ip: request.ip }),
    done: () => ({ to: '/messages/mail-address', say: '已停用邮箱提醒。' }),
  });

  if (!parts.demo) return;
  app.get('/demo/mails', { config: { access: 'everyone' } }, async (_request, reply) =>
    reply.page(<MailsPage mails={await listMails(db, 50)} />),
  );
}
