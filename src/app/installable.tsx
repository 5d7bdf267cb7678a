import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { App } from '../platform/http/index.ts';
import type { PlaceFace } from '../platform/place.ts';
import { OfflinePage } from '../ui/index.ts';
import { findServiceWorker } from './assets.ts';

const vital = { config: { access: 'everyone', vital: true } } as const;
const sizes = ['192', '512', 'maskable', 'apple'] as const;

const manifestOf = ({ name, note, accent }: PlaceFace) => ({
  name: `${name}：${note}`,
  short_name: name,
  description: '公需科目的选课、缴费、学习、考试、打印合格单和审验。',
  lang: 'zh-CN',
  id: '/',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#f6f4ee',
  theme_color: accent?.day ?? '#0f5f5c',
  icons: [
    { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  shortcuts: [
    { name: '学习', url: '/study' },
    { name: '考试', url: '/exams' },
    { name: '合格单', url: '/slips' },
  ],
});

/** What makes the platform installable on a phone and readable without a line. */
export function mountInstallable(app: App): void {
  app.get('/manifest.webmanifest', vital, async (_request, reply) =>
    reply
      .type('application/manifest+json; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(JSON.stringify(manifestOf(app.parts.place.current().face))),
  );

  for (const size of sizes) {
    const icon = readFileSync(resolve(`src/ui/icons/icon-${size}.png`));
    app.get(`/icons/${size}.png`, vital, async (_request, reply) =>
      reply.type('image/png').header('cache-control', 'public, max-age=86400').send(icon),
    );
  }

  // Asked for again with every registration: a new one replaces the old.
  app.get('/service-worker.js', vital, async (_request, reply) => {
    const script = findServiceWorker();
    if (script === null) return reply.callNotFound();
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(script);
  });

  app.get('/offline', vital, async (_request, reply) => reply.pageForAnyone(<OfflinePage />));
}
