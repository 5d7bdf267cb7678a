import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChild } from 'preact';
import { maySearch } from '../features/dossier/index.ts';
import { findViewer } from '../features/identity/index.ts';
import { findKeptList } from '../features/lists/index.ts';
import { countUnread } from '../features/messages/index.ts';
import { dayOf } from '../kernel/calendar.ts';
import {
  type App,
  addressOfForm,
  csrfTokenOf,
  displayCookie,
  isHttps,
  keepRefusedPage,
} from '../platform/http/index.ts';
import { type PageContextValue, readDisplay, renderDocument } from '../ui/index.ts';
import { findAssets } from './assets.ts';
import { navigation } from './navigation.ts';

type Tone = NonNullable<PageContextValue['flash']>['tone'];

declare module 'fastify' {
  interface FastifyReply {
    /** Renders a page without a viewer, for when the database is unavailable. */
    pageForAnyone(content: ComponentChild): FastifyReply;
  }
}

const flashCookie = 'jixue_flash';

/** Adds `page`, `pageForAnyone` and `flash` to replies. */
export function renderPages(app: App): void {
  const assets = findAssets();

  app.decorateReply('flash', function flash(this: FastifyReply, tone: Tone, text: string) {
    const value = Buffer.from(JSON.stringify({ tone, text })).toString('base64url');
    return this.setCookie(flashCookie, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isHttps(app.parts.publicUrl()),
      maxAge: 60,
    });
  });

  app.decorateReply('page', async function page(this: FastifyReply, content, shown) {
    const { request } = this;
    const context = {
      ...contextForAnyone(this),
      viewer: request.actor ? await viewerOf(this) : null,
      kept: await keptOf(this),
      csrfToken: csrfTokenOf(this),
      flash: takeFlash(this),
    };
    const document = renderDocument(context, content);
    if (request.routeOptions.config.discloses) this.disclose({ rows: rowsOf(document) });
    const instance = app as unknown as FastifyInstance;
    const address = await keepRefusedPage(instance, this, document, shown === 'once');
    return address ? this.redirect(address, 303) : sendDocument(this, document);
  });

  app.decorateReply('pageForAnyone', function pageForAnyone(this: FastifyReply, content) {
    return sendDocument(this, renderDocument(contextForAnyone(this), content));
  });

  const contextForAnyone = ({ request, cspNonce }: FastifyReply): PageContextValue => ({
    viewer: null,
    kept: null,
    csrfToken: '',
    ...addressOf(request),
    assets,
    // Routes without security headers have no nonce.
    nonce: cspNonce?.script ?? '',
    demo: app.parts.demo,
    display: readDisplay(request.cookies?.[displayCookie]),
    flash: null,
    now: app.parts.clock.now(),
  });

  /** What an officer keeps of the list at the address. */
  async function keptOf({ request }: FastifyReply): Promise<PageContextValue['kept']> {
    const { actor } = request;
    if (!actor || actor.role === 'LEARNER') return null;
    return findKeptList(app.parts.db, actor.accountId, addressOf(request).path);
  }

  async function viewerOf(reply: FastifyReply): Promise<PageContextValue['viewer']> {
    const { actor } = reply.request;
    if (!actor) return null;
    const { path } = addressOf(reply.request);
    const links = navigation[actor.role].map(({ href, label, group }) => ({
      href,
      label,
      group,
      current: href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`),
    }));
    const unread = await countUnread(app.parts.db, actor.accountId);
    return {
      ...(await findViewer(app.parts.db, actor, dayOf(app.parts.clock.now()))),
      officer: actor.role !== 'LEARNER',
      unread,
      isLearner: actor.role === 'LEARNER',
      navigation: links,
      searches: maySearch(actor.role),
    };
  }
}

/** The address of a page; for an error page of a form, the address of the form. */
function addressOf(request: FastifyRequest): { path: string; query: string } {
  const address = request.method === 'GET' ? request.url : addressOfForm(request);
  const [path = '/', query = ''] = address.split('?');
  return { path, query };
}

function sendDocument(reply: FastifyReply, document: string) {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(document);
}

function takeFlash(reply: FastifyReply): PageContextValue['flash'] {
  const value = reply.request.cookies[flashCookie];
  if (!value) return null;
  reply.clearCookie(flashCookie, { path: '/' });
  try {
    const { tone, text } = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'));
    return { tone, text: String(text) };
  } catch {
    return null;
  }
}

/** How many rows the tables of a page have, without their heads, totals and headings of groups. */
function rowsOf(document: string): number {
  const heads = document.match(/<thead|<tfoot|class="group-row"/g)?.length ?? 0;
  return (document.match(/<tr[ >]/g)?.length ?? 0) - heads;
}
