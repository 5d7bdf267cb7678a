import { z } from 'zod';
import { Refusal } from '../../../kernel/refusal.ts';
import type { App } from '../../../platform/http/index.ts';
import { HandbookPage } from '../pages/handbook-page.tsx';
import { findPicture, getHandbook } from '../queries/handbooks.ts';
import { type Handbook, handbookOf, handbooks } from '../rules/chapters.ts';

const everyone = { access: 'everyone' } as const;
const Params = z.object({ handbook: z.enum(handbooks) });
const PictureParams = z.object({ name: z.string().regex(/^[\w-]+\.png$/) });

/** The handbooks of the roles, to be read by everybody; “?” on an officer's page leads to a chapter. */
export function handbookRoutes(app: App): void {
  app.get('/handbook', { config: everyone }, async (request, reply) => {
    const role = request.actor?.role ?? 'LEARNER';
    return reply.redirect(`/handbook/${role === 'LEARNER' ? 'learner' : handbookOf[role]}`);
  });

  app.get(
    '/handbook/:handbook',
    { config: everyone, schema: { params: Params } },
    async (request, reply) => {
      const { handbook } = request.params;
      const others: { name: Handbook; title: string }[] = [];
      for (const name of handbooks)
        if (name !== handbook) others.push({ name, title: (await getHandbook(name)).title });
      return reply.page(<HandbookPage text={await getHandbook(handbook)} others={others} />);
    },
  );

  app.get(
    '/handbook/pictures/:name',
    { config: everyone, schema: { params: PictureParams } },
    async (request, reply) => {
      const picture = await findPicture(request.params.name);
      if (!picture) throw new Refusal('handbook.not_found');
      return reply.type('image/png').header('cache-control', 'public, max-age=86400').send(picture);
    },
  );
}
