import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChild } from 'preact';
import { maySearch } from '../features/dossier/index.ts';
import { handbookAddress } from '../features/handbook/index.ts';
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
  joinGzip,
  keepRefusedPage,
  takesGzip,
} from '../platform/http/index.ts';
import { createMicroBatcher, rethrowCause } from '../platform/micro-batcher.ts';
import type { Parts } from '../platform/parts.ts';
import {
  type PageContextValue,
  type Prepared,
  readDisplay,
  renderDocument,
  renderParts,
} from '../ui/index.ts';
import { findAssets } from './assets.ts';
import { helpAnchors, navigation } from './navigation.ts';

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
  // The pages of one moment ask together, as their sessions do.
  const unreadCounts = createMicroBatcher(
    (accountIds: string[]) => countUnread(app.parts.fastLane, accountIds),
    { batch: 500, flights: 2, queue: 20_000, withinMs: 0, pauseMs: 0 },
  );

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
      handbook: handbookOf(request),
      kept: await keptOf(this),
      consentDue: request.consentDue !== null,
      csrfToken: csrfTokenOf(this),
      flash: takeFlash(this),
    };
    const parts = renderParts(context, content);
    if (parts.length > 1 && mayJoin(request)) return sendJoined(this, parts);
    const document = parts.map((part) => (typeof part === 'string' ? part : part.html)).join('');
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
    ...lookOf(app.parts),
    help: helpAnchors[request.routeOptions?.url ?? ''] ?? null,
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
    const onlyLearner = actor.role === 'LEARNER' && reply.request.session?.officer === false;
    const [unread = 0] = await unreadCounts.run([actor.accountId]).catch(rethrowCause);
    return {
      ...(await findViewer(app.parts.db, actor, dayOf(app.parts.clock.now()), onlyLearner)),
      officer: actor.role !== 'LEARNER',
      unread,
      isLearner: actor.role === 'LEARNER',
      navigation: links,
      searches: maySearch(actor.role),
    };
  }
}

/** The chapter of the officer's handbook about the page. */
function handbookOf({ actor, routeOptions }: FastifyRequest): string | null {
  if (!actor || actor.role === 'LEARNER') return null;
  return handbookAddress(actor.role, routeOptions?.url ?? '');
}

/** What people see of the place; what is set in the browser wins over the settings of the machine. */
function lookOf({ place, site }: Parts): Pick<PageContextValue, 'place' | 'site'> {
  const { face } = place.current();
  const { name, note, line, mark, accent } = face;
  return {
    place: {
      ...{ name, note, line },
      mark: mark && `/mark?v=${mark.hash}`,
      colours: accent && {
        href: `/place.css?v=${accent.day.slice(1)}${accent.night.slice(1)}`,
        day: accent.day,
      },
    },
    site: {
      sponsor: face.site.sponsor ?? site?.sponsor,
      icp: face.site.icp ?? site?.icp,
      police: face.site.police ?? site?.police,
    },
  };
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

/** Whether a page with shared parts is sent as one stream joined of them: it is kept nowhere and counted by nobody. */
const mayJoin = (request: FastifyRequest) =>
  request.method === 'GET' && !request.routeOptions.config.discloses && takesGzip(request);

function sendJoined(reply: FastifyReply, parts: readonly (string | Prepared)[]) {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-encoding', 'gzip')
    .header('vary', 'accept-encoding')
    .send(joinGzip(parts));
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
