import { z } from 'zod';
import { nilId } from '../../../kernel/ids.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import {
  type App,
  actorOf,
  csrfTokenOf,
  type FormValues,
  fields,
  formAction,
  isHttps,
  parseForm,
} from '../../../platform/http/index.ts';
import { endOwnSession } from '../commands/end-own-session.ts';
import { switchRole } from '../commands/switch-role.ts';
import { KeptFormPage } from '../pages/kept-form-page.tsx';
import { SessionsPage } from '../pages/sessions-page.tsx';
import { getAccount } from '../queries/accounts.ts';
import { listFailedLogIns } from '../queries/failures.ts';
import { deleteKeptForm } from '../queries/kept-forms.ts';
import { getSecuritySettings } from '../queries/security-settings.ts';
import { listLiveSessions, listLogIns } from '../queries/sessions.ts';
import { loginKeysOf } from '../rules/identifiers.ts';
import { idParams } from './forms.ts';
import { keptFormCookie, keptFormPath, loadKeptForm } from './kept-form.ts';
import { sessionCookieOf, setSessionCookie } from './session-hook.ts';

const door = { config: { access: 'everyone', vital: true } } as const;
const lastShown = 20;
const keptForm = { config: { access: 'signed-in', vital: true } } as const;

const RoleChoice = z.object({ role: z.union([z.literal('learner'), fields.id]) });

export function sessionRoutes(app: App): void {
  const { parts } = app;

  app.post('/session/end', door, async (request, reply) => {
    if (request.session) await endOwnSession(parts, request.session, request.session.id);
    reply.clearCookie(sessionCookieOf(parts), { path: '/', secure: isHttps(parts.publicUrl()) });
    return reply.flash('success', '您已退出登录。').redirect('/', 303);
  });

  // A page whose token was given to an earlier session (an exam after a new log-in) asks for one of this.
  app.get('/session/csrf-token', door, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ token: csrfTokenOf(reply) }),
  );

  app.post('/session/role', door, async (request, reply) => {
    if (!request.session) return reply.redirect('/login', 303);
    const form = parseForm(RoleChoice, request.body);
    const officer = form.ok && form.value.role !== 'learner';
    if (officer && !request.session.secondFactorAt) return reply.redirect('/second-factor', 303);
    const key = form.ok ? form.value.role : nilId;
    setSessionCookie(app, reply, await switchRole(parts, request.session, key));
    return reply.redirect('/', 303);
  });

  app.get(keptFormPath, keptForm, async (request, reply) => {
    const token = request.cookies[keptFormCookie];
    const kept = await loadKeptForm(parts, token, actorOf(request).accountId);
    reply.clearCookie(keptFormCookie, { path: '/' });
    if (!token || !kept) return reply.redirect('/', 303);
    await deleteKeptForm(parts.db, hashToken(token));
    return reply.page(<KeptFormPage action={kept.action} fields={flatten(kept.fields)} />);
  });

  app.get('/account/sessions', { config: { access: 'signed-in' } }, async (request, reply) => {
    const { accountId, sessionId, role } = actorOf(request);
    const ago = (minutes: number) => new Date(parts.clock.now().getTime() - minutes * 60_000);
    const account = await getAccount(parts.db, accountId);
    const { idleMinutes, officerHours } = await getSecuritySettings(parts.db);
    const live = { seenSince: ago(idleMinutes), officerSince: ago(officerHours * 60) };
    return reply.page(
      <SessionsPage
        sessions={await listLiveSessions(parts.db, accountId, live)}
        past={await listLogIns(parts.db, accountId, lastShown)}
        failed={await listFailedLogIns(parts.db, loginKeysOf(parts.cipher, account), lastShown)}
        currentId={sessionId}
        officer={role !== 'LEARNER'}
      />,
    );
  });

  formAction(app, '/account/sessions/:id/end', {
    config: { access: 'signed-in' },
    by: actorOf,
    params: idParams,
    act: async ({ request: { session }, params }) => {
      if (session) await endOwnSession(parts, session, params.id);
    },
    done: () => ({ to: '/account/sessions', say: '这次登录已结束。' }),
  });
}

const flatten = (fields: FormValues) =>
  Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: one })),
  );
