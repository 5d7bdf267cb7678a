import { z } from 'zod';
import { type App, fields, sendStoredFile } from '../../../platform/http/index.ts';
import { findLesson, findTopic, listLessons } from '../../courses/index.ts';
import { TrialPage } from '../pages/trial-page.tsx';
import { isTrialPicture, trialHtml } from '../rules/trial.ts';

const TopicParams = z.object({ id: fields.code });
const PictureParams = TopicParams.extend({ name: z.string().regex(/^[\w-]+\.(svg|png|jpg)$/) });
const everyone = { access: 'everyone' } as const;
const types: Record<string, string> = { svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg' };

/** The first lesson of a published course, for visitors: text and pictures, nothing recorded. */
export function trialRoutes(app: App): void {
  const { db, storage } = app.parts;

  const load = async (topicId: string) => {
    const topic = await findTopic(db, topicId);
    if (topic?.state !== 'PUBLISHED') return null;
    const [first] = await listLessons(db, topic.id);
    const lesson = first && (await findLesson(db, first.id));
    return lesson ? { topic, lesson } : null;
  };

  app.get(
    '/courses/:id/trial',
    { config: everyone, schema: { params: TopicParams } },
    async (request, reply) => {
      const trial = await load(request.params.id);
      if (!trial) return reply.callNotFound();
      const html = trialHtml(trial.lesson.bodyHtml, trial.topic.id);
      return reply.page(<TrialPage {...trial} html={html} />);
    },
  );

  app.get(
    '/courses/:id/trial/:name',
    { config: everyone, schema: { params: PictureParams } },
    async (request, reply) => {
      const { id, name } = request.params;
      const trial = await load(id);
      if (!trial || !isTrialPicture(trial.lesson.bodyHtml, id, name)) return reply.callNotFound();
      const type = types[name.split('.').pop() ?? ''] ?? 'application/octet-stream';
      return sendStoredFile(storage, request, reply, {
        key: `courses/${id}/figures/${name}`,
        type,
      });
    },
  );
}
