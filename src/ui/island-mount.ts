/** Mounts every element of an island; called once by the island's script. */
export function mountIsland<Props>(
  name: string,
  mount: (root: HTMLElement, props: Props) => void,
): void {
  for (const root of document.querySelectorAll<HTMLElement>(`[data-island="${name}"]`)) {
    const json = root.querySelector(':scope > script[data-props]')?.textContent ?? 'null';
    mount(root, JSON.parse(json) as Props);
  }
}

/** The token for the header `x-csrf-token` of every fetch that changes something. */
export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
}

/**
 * Posts with the CSRF token of the page. After a new log-in in another tab that token is of an earlier session:
 * once refused, it is replaced by one of this session, so that a page left open, an exam above all, goes on.
 */
export async function post(url: string, init: RequestInit = {}): Promise<Response> {
  const send = () =>
    fetch(url, {
      ...init,
      method: 'POST',
      headers: { ...init.headers, 'x-csrf-token': csrfToken() },
    });
  const response = await send();
  return response.status === 403 && (await renewCsrfToken()) ? send() : response;
}

/** Whether the page has another token than before. */
export async function renewCsrfToken(): Promise<boolean> {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]');
  const answer = await fetch('/session/csrf-token', { cache: 'no-store' });
  if (!meta || !answer.ok) return false;
  meta.content = ((await answer.json()) as { token: string }).token;
  return true;
}

/**
 * What an answer means to a script. Only `signed_out` asks for a login; `refused` will not be taken
 * however often it is sent by this page, `later` may be taken next time.
 */
export type Meaning = 'done' | 'signed_out' | 'refused' | 'later';

/** The meaning of a response; `signed_out` only for 401 or a redirect to the login page. */
export function meaningOf({
  status,
  redirected,
  url,
}: Pick<Response, 'status' | 'redirected' | 'url'>): Meaning {
  if (status === 401 || (redirected && new URL(url).pathname === '/login')) return 'signed_out';
  if (status < 400) return 'done';
  return status < 500 && status !== 408 && status !== 429 ? 'refused' : 'later';
}

/** Sends JSON and returns the response with its parsed body, whatever the status. */
export async function sendJson<T>(
  url: string,
  body: unknown,
  options: { keepalive?: boolean; signal?: AbortSignal } = {},
): Promise<{ status: number; meaning: Meaning; body: T; retryAfterSeconds: number | null }> {
  const response = await post(url, {
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    ...options,
  });
  const retryAfter = response.headers.get('retry-after');
  return {
    status: response.status,
    meaning: meaningOf(response),
    body: (await response.json().catch(() => ({}))) as T,
    retryAfterSeconds: retryAfter ? Number(retryAfter) : null,
  };
}
