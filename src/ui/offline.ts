/** Begins to serve pages of this browser from what was kept while the line is down; null where it cannot. */
export async function serveOffline(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  return navigator.serviceWorker.register('/service-worker.js').catch(() => null);
}

/** Whether this page runs as an installed app. */
export const isInstalled = () => matchMedia('(display-mode: standalone)').matches;
