import type { Actor } from '../../src/kernel/actor.ts';
import { hashToken } from '../../src/platform/cryptography/index.ts';
import type { ListedRoute } from '../../src/platform/http/index.ts';
import { answerPage, signIn, type TestApp } from '../support/parts.ts';
import type { Outsider } from './outsider.ts';
import { addressOf, formFor, jsonFor, speaksJson } from './requests.ts';

export interface Answer {
  status: number;
  body: string;
  /** The answer as sent, for files. */
  bytes: Buffer;
  location: string;
}

let requests = 0;

export interface Oddities {
  /** Left out where false. */
  csrf?: boolean;
  /** Without any body. */
  empty?: boolean;
  /** With characters in every field that no database column can hold. */
  spoil?: boolean;
  /** In place of the form that fits. */
  form?: URLSearchParams;
  /** In place of every parameter of the address. */
  id?: string;
  query?: Record<string, string>;
}

/** Asks for routes as one actor (null: nobody), each time from an address of its own. */
export interface Walker {
  ask(route: ListedRoute, more?: Oddities): Promise<Answer>;
}

export async function openWalker(
  app: TestApp,
  outsider: Outsider,
  actor: Actor | null,
): Promise<Walker> {
  const { server, parts } = app;
  const enter = async () => {
    const session = actor ? await signIn(parts, actor) : '';
    const cookie = session ? `jixue=${session}` : '';
    const page = await server.inject({ method: 'GET', url: '/privacy', headers: { cookie } });
    const token = /name="csrf-token" content="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const secret = page.cookies.find(({ name }) => name === 'jixue_csrf')?.value ?? '';
    return { session, token, secret };
  };
  let { session, token, secret } = await enter();
  return {
    async ask(route, more = {}) {
      const { csrf = true, empty = false, spoil = false, id, query = {} } = more;
      requests += 1;
      const json = speaksJson(route);
      const posts = route.method !== 'GET' && !empty;
      const form = more.form ?? formFor(outsider);
      if (spoil) for (const name of [...form.keys()]) form.set(name, `\0${form.get(name)}`);
      const body = json ? JSON.stringify(jsonFor(outsider)) : form.toString();
      const cookie = `jixue_csrf=${secret}${session ? `; jixue=${session}` : ''}`;
      const given = await server.inject({
        method: route.method as 'GET',
        url: id ? route.url.replaceAll(/:\w+/g, id) : addressOf(route, outsider),
        query,
        ...(posts && { payload: body }),
        headers: {
          cookie,
          'x-forwarded-for': `10.1.${requests >> 8}.${requests & 255}`,
          ...(csrf && { 'x-csrf-token': token }),
          ...(json && { accept: 'application/json' }),
          ...(posts && {
            'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
          }),
        },
      });
      // A form is answered with the address of the page that says what became of it.
      const page = answerPage(given);
      const answer = page
        ? await server.inject({ method: 'GET', url: page, headers: { cookie } })
        : given;
      // Some routes end the session they are asked in; the next request begins a new one.
      if (actor && route.method !== 'GET' && !(await isLive(session)))
        ({ session, token, secret } = await enter());
      return {
        status: answer.statusCode,
        body: answer.body,
        bytes: answer.rawPayload,
        location: String(answer.headers.location ?? ''),
      };
    },
  };

  async function isLive(cookie: string): Promise<boolean> {
    const row = await parts.db
      .selectFrom('sessions')
      .select(['endedAt', 'roleAssignmentId'])
      .where('tokenHash', '=', hashToken(cookie))
      .executeTakeFirst();
    if (!row) return false;
    const sameRole = (row.roleAssignmentId === null) === (actor?.role === 'LEARNER');
    return row.endedAt === null && sameRole;
  }
}
