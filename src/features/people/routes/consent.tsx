import type { FastifyRequest } from 'fastify';
import type { Learner } from '../../../kernel/actor.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  isHttps,
  learnerOf,
  pathOnly,
  typed,
} from '../../../platform/http/index.ts';
import { laterCookie } from '../../identity/index.ts';
import { findNotice, versionInForce } from '../../place/index.ts';
import { giveConsent } from '../commands/give-consent.ts';
import { ConsentPage } from '../pages/consent-page.tsx';
import { findConsent } from '../queries/learners.ts';
import { consentForm, laterForm, NextQuery } from './forms.ts';

const learner = { access: ['LEARNER'] } as const;

/** The consent to a new privacy notice, asked at the next log-in (E28). */
export function consentRoutes(app: App): void {
  const { parts } = app;
  const version = () => versionInForce(parts.place.current(), parts.clock.now());

  app.get(
    '/privacy/consent',
    { config: learner, schema: { querystring: NextQuery } },
    async (request, reply) => {
      const next = pathOnly(request.query.next);
      if (!request.consentDue) return reply.redirect(next, 303);
      return reply.page(
        await page(request, learnerOf(request), { ...emptyForm, values: { next } }),
      );
    },
  );

  formAction(app, '/privacy/consent', {
    config: learner,
    by: learnerOf,
    form: () => consentForm(version()),
    show: ({ request, actor }, form) => page(request, actor, form),
    act: ({ actor }) => giveConsent(parts, actor),
    done: (_asked, _given, { next }) => ({ to: pathOnly(next), say: '已记下您的同意，谢谢。' }),
  });

  formAction(app, '/privacy/consent/later', {
    config: learner,
    by: learnerOf,
    form: laterForm,
    act: () => undefined,
    done({ request, reply }, _nothing, { next }) {
      reply.setCookie(laterCookie, request.session?.id ?? '', {
        ...{ path: '/', httpOnly: true, sameSite: 'lax' },
        secure: isHttps(parts.publicUrl()),
      });
      return { to: pathOnly(next), say: '您可以随时再看告知并同意。' };
    },
  });

  async function page(request: FastifyRequest, { accountId }: Learner, form: FormState) {
    const notice = await findNotice(parts.db, version());
    if (!notice) throw new Error('the notice in force is not stored');
    const consented = await findConsent(parts.db, accountId);
    return (
      <ConsentPage
        notice={notice}
        before={consented ? ((await findNotice(parts.db, consented)) ?? null) : null}
        necessary={request.consentDue?.necessary ?? false}
        next={pathOnly(typed(form.values, 'next') || '/')}
        form={form}
      />
    );
  }
}
