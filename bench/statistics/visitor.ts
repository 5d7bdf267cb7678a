import type pg from 'pg';
import { idOf } from './ids.ts';

/** A session that opens pages as a browser does. */
export interface Visitor {
  get(path: string): Promise<string>;
  /** Follows no redirects; the form token comes from a page read before. */
  post(path: string, form: Record<string, string> | FormData, token: string): Promise<Response>;
}

const hash = `rtrim(translate(encode(sha256(convert_to($1, 'utf8')), 'base64'), '+/', '-_'), '=')`;

/** Inserts a session of an account in a role; replaces the one of an earlier run. */
export async function openSession(
  db: pg.Client,
  token: string,
  accountId: string,
  roleId: string | null,
) {
  await db.query(
    `insert into sessions (token_hash, id, account_id, role_assignment_id, second_factor_at, ip, user_agent)
     values (${hash}, gen_random_uuid(), $2, $3, now(), '127.0.0.1', 'bench')
     on conflict (token_hash) do update set last_seen_at = now(), created_at = now(), ended_at = null, second_factor_at = now()`,
    [token, accountId, roleId],
  );
}

/** Inserts an officer of a body, with account, role and session. */
export async function insertOfficer(
  db: pg.Client,
  role: string,
  organisationId: string,
): Promise<string> {
  const id = idOf(role, 0);
  const token = `bench-${role}`;
  await db.query(
    `insert into accounts (id, name, id_document_type, id_number_cipher, id_number_index, id_number_masked)
     values ($1::uuid, '经办人', 'RESIDENT_ID', 'x', $1::uuid::text, '500***********0000') on conflict do nothing`,
    [id],
  );
  await db.query(
    `insert into role_assignments (id, account_id, role, organisation_id) values ($1, $1, $2, $3) on conflict do nothing`,
    [id, role, organisationId],
  );
  await openSession(db, token, id, id);
  return token;
}

export function visitorOf(url: string, token: string): Visitor {
  const jar = new Map([['jixue', token]]);
  const ask = async (path: string, more: RequestInit = {}) => {
    const answer = await fetch(`${url}${path}`, {
      redirect: 'manual',
      ...more,
      headers: {
        ...more.headers,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  };
  return {
    async get(path) {
      const answer = await ask(path);
      const body = await answer.text();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      return body;
    },
    async post(path, form, token) {
      const files = form instanceof FormData;
      const body = files ? form : new URLSearchParams(form);
      body.set('_csrf', token);
      const answer = await ask(path, { method: 'POST', body });
      if (answer.headers.get('location')?.includes('refused=')) throw new Error(`refused: ${path}`);
      return answer;
    },
  };
}

/** The token of the forms of a page. */
export function tokenOf(page: string): string {
  const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1];
  if (!token) throw new Error('no form on this page');
  return token;
}
