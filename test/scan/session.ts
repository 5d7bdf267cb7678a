import { setTimeout as pause } from 'node:timers/promises';
import { TOTP } from 'otpauth';
import type { DemoAccount } from '../support/product.ts';

const codeSeconds = 30;

/** The session of one account, opened by the forms of the login pages, and opened again when it has ended. */
export class ScanSession {
  token = '';
  readonly account: DemoAccount;
  private readonly url: string;
  private readonly cookies = new Map<string, string>();
  private opening: Promise<void> | null = null;

  constructor(url: string, account: DemoAccount) {
    this.url = url;
    this.account = account;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Logs in; who asks meanwhile waits for the same log-in. */
  open(): Promise<void> {
    this.opening ??= this.logIn().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  /** Sends a request of the session and keeps what the answer says of it. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', this.cookie);
    if (init.method === 'POST') headers.set('x-csrf-token', this.token);
    const answer = await fetch(`${this.url}${path}`, { ...init, headers, redirect: 'manual' });
    for (const one of answer.headers.getSetCookie()) {
      const [pair = ''] = one.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  /** Takes the token of the session as it is now; false when the session has ended. */
  async refresh(): Promise<boolean> {
    const answer = await this.send('/account/sessions');
    const text = await answer.text();
    this.takeToken(text);
    return answer.status === 200;
  }

  private async logIn(): Promise<void> {
    const { login, password, totpSecret } = this.account;
    this.cookies.clear();
    if (!(await this.submit('/login', { loginName: login, password })))
      throw new Error(`${login} cannot log in`);
    // A code counts once: after a session that ended the next one is waited for.
    for (let tries = 0; totpSecret; tries += 1) {
      const code = new TOTP({ secret: totpSecret }).generate();
      if (await this.submit('/second-factor', { code })) break;
      if (tries > 2) throw new Error(`${login} has no second factor`);
      await pause((codeSeconds - ((Date.now() / 1000) % codeSeconds)) * 1000);
    }
    await this.refresh();
  }

  private async submit(path: string, form: Record<string, string>): Promise<boolean> {
    this.takeToken(await (await this.send(path)).text());
    const answer = await this.send(path, { method: 'POST', body: new URLSearchParams(form) });
    await answer.text();
    return answer.status === 303 && answer.headers.get('location') !== path;
  }

  private takeToken(page: string): void {
    this.token = /name="csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? this.token;
  }
}
