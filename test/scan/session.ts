import { TOTP } from 'otpauth';
import type { DemoAccount } from '../support/product.ts';

/** Logs in by the forms of the login pages and returns the cookies of the session. */
export async function openSession(url: string, account: DemoAccount): Promise<string> {
  const cookies = new Map<string, string>();
  const send = async (path: string, form?: Record<string, string>) => {
    const answer = await fetch(`${url}${path}`, {
      redirect: 'manual',
      headers: { cookie: header(cookies) },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const one of answer.headers.getSetCookie()) {
      const [pair = ''] = one.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  const submit = async (path: string, form: Record<string, string>) => {
    const page = await (await send(path)).text();
    const token = /name="csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
    const answer = await send(path, { ...form, _csrf: token });
    if (answer.status !== 303) throw new Error(`${path} was refused: ${answer.status}`);
  };
  await submit('/login', { loginName: account.login, password: account.password });
  const { totpSecret } = account as { totpSecret?: string };
  const code = totpSecret ? new TOTP({ secret: totpSecret }).generate() : null;
  if (code) await submit('/second-factor', { code });
  return header(cookies);
}

const header = (cookies: ReadonlyMap<string, string>) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
