/** Brings every place of an island to life. Called once by the island's own script. */
export function mountIsland<Props>(
  name: string,
  mount: (root: HTMLElement, props: Props) => void,
): void {
  for (const root of document.querySelectorAll<HTMLElement>(`[data-island="${name}"]`)) {
    const json = root.querySelector(':scope > script[data-props]')?.textContent ?? 'null';
    mount(root, JSON.parse(json) as Props);
  }
}

/** The token every fetch that changes something must carry in `x-csrf-token`. */
export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
}

/** Sends JSON to our server; the answer's body comes back parsed, whatever the status. */
export async function sendJson<T>(
  url: string,
  body: unknown,
  options: { keepalive?: boolean; signal?: AbortSignal } = {},
): Promise<{ status: number; body: T; retryAfterSeconds: number | null }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-csrf-token': csrfToken(),
    },
    body: JSON.stringify(body),
    ...options,
  });
  const retryAfter = response.headers.get('retry-after');
  return {
    status: response.status,
    body: (await response.json().catch(() => ({}))) as T,
    retryAfterSeconds: retryAfter ? Number(retryAfter) : null,
  };
}
