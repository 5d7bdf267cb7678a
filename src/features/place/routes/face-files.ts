import type { App } from '../../../platform/http/index.ts';
import { accentSheet } from '../rules/colours.ts';

const vital = { config: { access: 'everyone', vital: true } } as const;

/** The mark and the colours of the place, from memory: every page asks for them. */
export function faceFileRoutes(app: App): void {
  const { place } = app.parts;
  // Their addresses carry what they are of.
  const kept = 'public, max-age=86400';

  app.get('/mark', vital, async (_request, reply) => {
    const { mark } = place.current().face;
    if (!mark) return reply.callNotFound();
    return reply
      .type(mark.type)
      .header('cache-control', kept)
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .send(mark.content);
  });

  app.get('/place.css', vital, async (_request, reply) => {
    const { accent } = place.current().face;
    return reply
      .type('text/css; charset=utf-8')
      .header('cache-control', kept)
      .send(accent ? accentSheet(accent) : '');
  });
}
