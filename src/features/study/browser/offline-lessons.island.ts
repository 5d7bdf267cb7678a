import { mountIsland, post } from '../../../ui/island-mount.ts';
import { serveOffline } from '../../../ui/offline.ts';

/** The cache that ui/service-worker.ts fills while it exists. */
const lessonCache = 'jixue-lessons';
const outboxKey = 'jixue-read-lessons';

// Lessons that were opened are kept on this device if the learner wants it, and “read” is sent once there is a line.
mountIsland<null>('offline-lessons', async (root) => {
  const button = root.querySelector('button');
  const said = root.querySelector('[role="status"]');
  sendRead(said);
  addEventListener('online', () => sendRead(said));
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action$="/reading"]'))
    form.addEventListener('submit', (event) => {
      if (navigator.onLine) return;
      event.preventDefault();
      putOff(new URL(form.action).pathname);
      if (said) said.textContent = '“读完”已记在这台设备上，联网后自动补报。';
    });
  if (!button || !said || !('caches' in window) || !('serviceWorker' in navigator)) return;

  let kept = await caches.has(lessonCache);
  const show = () => {
    button.textContent = kept ? '不再存在这台设备' : '把打开的课存到这台设备';
    button.setAttribute('aria-pressed', String(kept));
  };
  show();
  root.hidden = false;
  button.addEventListener('click', async () => {
    if (kept) {
      await caches.delete(lessonCache);
      kept = false;
      said.textContent = '已从这台设备清除。';
    } else {
      kept = await begin();
      said.textContent = kept
        ? '以后打开的课文、练习都存在这台设备上，断网也能看（视频除外）；退出登录时清除。'
        : '这个浏览器不能保存，请换一个浏览器，或下载整个专题。';
    }
    show();
  });
});

/** Keeps this page and those opened from now on. */
async function begin(): Promise<boolean> {
  const worker = await serveOffline();
  if (!worker) return false;
  await navigator.serviceWorker.ready;
  const cache = await caches.open(lessonCache);
  // This page was opened before the worker came: it is asked for once more.
  await cache.add(location.pathname);
  const parts = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);
  await cache.addAll([...new Set(parts)]).catch(() => undefined);
  return true;
}

function outbox(): string[] {
  return JSON.parse(localStorage.getItem(outboxKey) ?? '[]');
}

function putOff(path: string): void {
  localStorage.setItem(outboxKey, JSON.stringify([...new Set([...outbox(), path])]));
}

/** Sends what was put off; what the server refuses is dropped, what it does not get stays. */
async function sendRead(said: Element | null): Promise<void> {
  let sent = 0;
  for (const path of outbox()) {
    const answer = await post(path, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }).catch(() => null);
    if (!answer || answer.status >= 500) break;
    localStorage.setItem(outboxKey, JSON.stringify(outbox().filter((one) => one !== path)));
    if (answer.ok) sent += 1;
  }
  if (sent > 0 && said) said.textContent = `已补报 ${sent} 课的“读完”。`;
}
