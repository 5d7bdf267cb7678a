import type { FastifyReply, FastifyRequest } from 'fastify';
import { officerRoles } from '../../../kernel/actor.ts';
import {
  type App,
  type FieldErrors,
  formAction,
  officerOf,
  pathOnly,
  readForm,
  refusedField,
} from '../../../platform/http/index.ts';
import { addPasskey } from '../commands/add-passkey.ts';
import { askPasskey } from '../commands/ask-passkey.ts';
import { offerAppReplacement } from '../commands/offer-app-replacement.ts';
import { offerPasskey } from '../commands/offer-passkey.ts';
import { passPasskey } from '../commands/pass-passkey.ts';
import { provePasskey } from '../commands/prove-passkey.ts';
import { removePasskey } from '../commands/remove-passkey.ts';
import { renewRecoveryCodes } from '../commands/renew-recovery-codes.ts';
import { replaceApp } from '../commands/replace-app.ts';
import { type NewApp, OwnSecondFactorPage } from '../pages/own-second-factor-page.tsx';
import { getAccount } from '../queries/accounts.ts';
import { countRecoveryCodes, listPasskeys } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { drawQrCode, totpAddress } from '../rules/totp.ts';
import {
  codeForm,
  idParams,
  passkeyAnswerForm,
  passkeyForm,
  passkeyProofForm,
  proofForm,
} from './forms.ts';
import { nextCookie } from './login.tsx';
import { setSessionCookie } from './session-hook.ts';

const officers = { access: officerRoles } as const;
const everyone = { access: 'everyone', vital: true } as const;
const sessionOf = (request: FastifyRequest) => request.session as SessionRow;
const passwordRefusals = { 'identity.password_wrong': 'password', 'identity.locked': 'password' };

/** Passkeys and recovery codes of officers, beside the authenticator app (E23). */
export function secondFactorRoutes(app: App): void {
  const { parts } = app;
  const own = '/account/second-factor';

  const page = async (
    session: SessionRow,
    more: { errors?: FieldErrors; newCodes?: string[]; newApp?: NewApp },
  ) => {
    const { accountId } = session;
    return (
      <OwnSecondFactorPage
        passkeys={await listPasskeys(parts.db, accountId)}
        app={(await getAccount(parts.db, accountId)).totpConfirmedAt !== null}
        recoveryCodes={await countRecoveryCodes(parts.db, accountId)}
        {...more}
        errors={more.errors ?? {}}
      />
    );
  };

  app.get(own, { config: officers }, async (request, reply) =>
    reply.page(await page(sessionOf(request), {})),
  );

  // The old app works until a code of the new one has come.
  formAction(app, `${own}/app`, {
    config: officers,
    by: sessionOf,
    form: proofForm,
    show: ({ actor }, { errors: { password: form = '' } }) => page(actor, { errors: { form } }),
    refusedAt: passwordRefusals,
    act: ({ actor, request }, { password }) =>
      offerAppReplacement(parts, actor, { password, ip: request.ip }),
    done: async ({ actor }, secret) => ({
      page: await page(actor, {
        newApp: {
          secret,
          picture: await drawQrCode(
            totpAddress(secret, actor.name, parts.place.current().face.name),
          ),
        },
      }),
      shown: 'once',
    }),
  });

  formAction(app, `${own}/app/code`, {
    config: officers,
    by: sessionOf,
    form: codeForm,
    show: ({ actor }, { errors }) => page(actor, { errors, newApp: 'code' }),
    refusedAt: { 'identity.code_wrong': 'code', 'identity.locked': 'code' },
    act: ({ actor, request }, { code }) => replaceApp(parts, actor, { code, ip: request.ip }),
    done: () => ({ to: own, say: '验证器已更换，旧的不能再用。' }),
  });

  formAction(app, `${own}/recovery-codes`, {
    config: officers,
    by: sessionOf,
    form: proofForm,
    show: ({ actor }, { errors }) => page(actor, { errors }),
    refusedAt: passwordRefusals,
    act: ({ actor, request }, { password }) =>
      renewRecoveryCodes(parts, actor, { password, ip: request.ip }),
    done: async ({ actor }, newCodes) => ({
      page: await page(actor, { newCodes }),
      shown: 'once',
    }),
  });

  formAction(app, `${own}/passkeys/:id/removal`, {
    config: officers,
    by: sessionOf,
    params: idParams,
    form: proofForm,
    // The field is in one of several forms: its error is that of the whole page.
    show: ({ actor }, { errors: { password: form = '' } }) => page(actor, { errors: { form } }),
    refusedAt: passwordRefusals,
    act: ({ actor, params, request }, { password }) =>
      removePasskey(parts, actor, { id: params.id, password, ip: request.ip }),
    done: () => ({ to: own, say: '通行密钥已删除。' }),
  });

  app.post(`${own}/passkeys/options`, { config: officers }, async (request, reply) => {
    const { password } = readForm(proofForm, request.body);
    const { ip } = request;
    return inJson(request, reply, () => offerPasskey(parts, sessionOf(request), { password, ip }));
  });

  app.post(`${own}/passkeys`, { config: officers }, async (request, reply) => {
    const made = readForm(passkeyForm, request.body);
    return inJson(request, reply, async () => {
      await addPasskey(parts, sessionOf(request), made);
      reply.flash('success', '通行密钥已添加。');
      return { next: own };
    });
  });

  app.post('/account/proof/options', { config: officers }, async (request, reply) =>
    inJson(request, reply, () => askPasskey(parts, sessionOf(request))),
  );

  app.post('/account/proof', { config: officers }, async (request, reply) => {
    const { response, next } = readForm(passkeyProofForm, request.body);
    return inJson(request, reply, async () => {
      await provePasskey(parts, officerOf(request), { response, ip: request.ip });
      return { next: pathOnly(next || '/account') };
    });
  });

  app.post('/second-factor/passkey/options', { config: everyone }, async (request, reply) => {
    const { session } = request;
    if (!session) return reply.redirect('/login', 303);
    return inJson(request, reply, () => askPasskey(parts, session));
  });

  app.post('/second-factor/passkey', { config: everyone }, async (request, reply) => {
    const { session } = request;
    if (!session) return reply.redirect('/login', 303);
    const { response } = readForm(passkeyAnswerForm, request.body);
    return inJson(request, reply, async () => {
      const token = await passPasskey(parts, session, { response, ip: request.ip });
      setSessionCookie(app, reply, token);
      const next = pathOnly(request.cookies[nextCookie] ?? '/');
      reply.clearCookie(nextCookie, { path: '/' });
      return { next };
    });
  });

  /** Answers a script; a refusal with its status and sentence. */
  async function inJson(
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<object>,
  ): Promise<FastifyReply> {
    try {
      return reply.header('cache-control', 'no-store').send(await work());
    } catch (error) {
      const refused = refusedField(app, error, {
        ...passwordRefusals,
        'identity.passkey_wrong': 'form',
      });
      if (!refused) throw error;
      request.refusal = refused.code;
      return reply.code(refused.status).send({ error: refused.code, message: refused.sentence });
    }
  }
}
