import { z } from 'zod';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  emptyForm,
  fields,
  formAction,
  officerOf,
  sendStoredFile,
  uploadField,
} from '../../../platform/http/index.ts';
import { addPicture } from '../commands/add-picture.ts';
import { PicturePage } from '../pages/picture-page.tsx';
import { findPicture, isPictureGivenTo } from '../queries/pictures.ts';
import { authorRoles, readerRoles } from '../rules/policy.ts';

const PictureForm = z.object({
  picture: uploadField({
    kinds: ['jpg', 'png', 'other'],
    megabytes: 10,
    missing: '请选择一张图片。',
    wrong: '请选择 JPG、PNG 或 WebP 图片。',
  }),
  alt: fields.text.pipe(
    z.string().min(2, '请写明图上有什么，至少2个字。').max(200, '最多200个字。'),
  ),
});
const AddedQuery = z.object({ added: fields.optional(z.uuid()) });

/** Pictures of questions: uploading, and showing them to authors and to learners of the topic. */
export function pictureRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const config = { access: authorRoles } as const;

  app.get(
    '/question-bank/pictures/new',
    { config, schema: { querystring: AddedQuery } },
    async (request, reply) => {
      const { added } = request.query;
      const picture = added ? await findPicture(db, added) : undefined;
      return reply.page(<PicturePage form={emptyForm} picture={picture} />);
    },
  );

  formAction(app, '/question-bank/pictures', {
    config,
    by: officerOf,
    form: PictureForm,
    show: (_asked, form) => <PicturePage form={form} picture={undefined} />,
    act: ({ actor }, { picture, alt }) =>
      addPicture(parts, actor, { path: picture.path, alt: alt.replaceAll(/[[\]()\n]/g, ' ') }),
    done: (_asked, id) => ({ to: `/question-bank/pictures/new?added=${id}` }),
  });

  app.get(
    '/question-pictures/:id',
    {
      config: { access: ['LEARNER', ...readerRoles] },
      schema: { params: fields.idParams },
    },
    async (request, reply) => {
      const picture = await findPicture(db, request.params.id);
      const { role, accountId } = actorOf(request);
      const isHidden =
        role === 'LEARNER' && !(await isPictureGivenTo(db, accountId, request.params.id));
      if (!picture || isHidden) throw new Refusal('question_bank.not_found');
      const { key } = picture;
      const type = key.endsWith('.png') ? 'image/png' : 'image/jpeg';
      return sendStoredFile(parts.storage, request, reply, { key, type });
    },
  );
}
