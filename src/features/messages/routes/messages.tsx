import { z } from 'zod';
import { type App, actorOf, fields, parseForm } from '../../../platform/http/index.ts';
import { listOrganisationsById } from '../../organisations/index.ts';
import { confirmAddress } from '../commands/confirm-address.ts';
import { nameMailAddress } from '../commands/name-mail-address.ts';
import { readInbox } from '../commands/read-inbox.ts';
import { removeMailAddress } from '../commands/remove-mail-address.ts';
import { InboxPage } from '../pages/inbox-page.tsx';
import { MailAddressPage } from '../pages/mail-address-page.tsx';
import { MailsPage } from '../pages/mails-page.tsx';
import { findMailAddress, listMails, listMessages } from '../queries/messages.ts';
import { parseMailAddress } from '../rules/message.ts';

const signedIn = { access: 'signed-in' } as const;
const pageSize = 30;
const PageQuery = z.object({ page: fields.page });
const AddressForm = z.object({
  address: z
    .string()
    .catch('')
    .transform((text, context) => {
      const address = parseMailAddress(text);
      if (address) return address;
      context.addIssue({ code: 'custom', message: '请填写邮箱地址，例如 liming@example.com。' });
      return z.NEVER;
    }),
});
const CodeForm = z.object({
  code: z
    .string()
    .catch('')
    .pipe(
      z
        .string()
        .trim()
        .regex(/^\d{6}$/, '请填写邮件里的6位验证码。'),
    ),
});
const untouched = { values: {}, errors: {} };

/** The inbox of everybody who is signed in, and the address his mails go to. */
export function routes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/messages',
    { config: signedIn, schema: { querystring: PageQuery } },
    async (request, reply) => {
      const { accountId } = actorOf(request);
      const { page } = request.query;
      const found = await listMessages(db, accountId, {
        limit: pageSize + 1,
        offset: (page - 1) * pageSize,
      });
      const messages = found.slice(0, pageSize);
      const bodies = await listOrganisationsById(db, [
        ...new Set(messages.flatMap(({ organisationId }) => organisationId ?? [])),
      ]);
      return reply.page(
        <InboxPage
          messages={messages}
          nameOf={new Map(bodies.map(({ id, name }) => [id, name]))}
          page={page}
          more={found.length > pageSize}
        />,
      );
    },
  );

  app.post('/messages/reading', { config: signedIn }, async (request, reply) => {
    await readInbox(parts, actorOf(request));
    return reply.redirect('/messages', 303);
  });

  const addressPage = async (accountId: string, form: { values: object; errors: object }) => (
    <MailAddressPage
      address={(await findMailAddress(db, accountId)) ?? null}
      values={form.values as Record<string, string>}
      errors={form.errors as Record<string, string>}
    />
  );

  app.get('/messages/mail-address', { config: signedIn }, async (request, reply) =>
    reply.page(await addressPage(actorOf(request).accountId, untouched)),
  );

  app.post('/messages/mail-address', { config: signedIn }, async (request, reply) => {
    const actor = actorOf(request);
    const form = parseForm(AddressForm, request.body);
    if (!form.ok) return reply.code(422).page(await addressPage(actor.accountId, form));
    await nameMailAddress(parts, actor, form.value.address);
    reply.flash('success', '验证码已发到这个邮箱，30分钟内有效。');
    return reply.redirect('/messages/mail-address', 303);
  });

  app.post('/messages/mail-address/confirmation', { config: signedIn }, async (request, reply) => {
    const actor = actorOf(request);
    const form = parseForm(CodeForm, request.body);
    if (!form.ok) return reply.code(422).page(await addressPage(actor.accountId, form));
    await confirmAddress(parts, actor, form.value.code);
    reply.flash('success', '邮箱已确认，以后的提醒也会发到这里。');
    return reply.redirect('/messages/mail-address', 303);
  });

  app.post('/messages/mail-address/removal', { config: signedIn }, async (request, reply) => {
    await removeMailAddress(parts, actorOf(request));
    reply.flash('success', '已停用邮箱提醒。');
    return reply.redirect('/messages/mail-address', 303);
  });

  if (!parts.demo) return;
  app.get('/demo/mails', { config: { access: 'everyone' } }, async (_request, reply) =>
    reply.page(<MailsPage mails={await listMails(db, 50)} />),
  );
}
