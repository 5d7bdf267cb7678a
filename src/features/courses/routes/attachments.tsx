import { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
  type Upload,
  uploadField,
} from '../../../platform/http/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { changeAttachmentsKind } from '../commands/attachments/attachment-kind.ts';
import { changeAttachments } from '../commands/attachments/change-attachments.ts';
import { takeAttachment } from '../commands/attachments/take-attachment.ts';
import { AttachmentsPage } from '../pages/attachments/attachments-page.tsx';
import { findAttachment, listAttachments } from '../queries/attachments/attachments.ts';
import { findWrittenLesson } from '../queries/outline.ts';
import { getAuthoredTopic } from '../queries/topic-view.ts';
import { mayChangeFiles, writingRoles } from '../rules/policy.ts';
import { LessonParams } from './forms.ts';

const on = { config: { access: writingRoles }, by: officerOf, params: LessonParams } as const;
const at = '/topics/:id/lessons/:lessonId/attachments';
const AttachmentParams = LessonParams.extend({ fileId: fields.id });
const reason = fields.text.pipe(z.string().max(200, '最多200个字。'));
const file: z.ZodType<Upload> = uploadField({
  kinds: ['other', 'text', 'jpg', 'png', 'pdf', 'zip'],
  megabytes: 100,
  missing: '请选择文件。',
  wrong: '请选择文件。',
});
const AttachmentForm = z.object({
  file,
  title: fields.text.pipe(z.string().max(60, '标题最多60个字。')),
  reason,
});
const RemovalForm = z.object({ reason });

type Params = z.infer<typeof LessonParams>;
const refOf = ({ id, lessonId }: Params) => ({ topicId: id, lessonId });

/** The files of a lesson beside its text and film: added and taken away by its authors. */
export function attachmentRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const show = async (actor: Officer, { id, lessonId }: Params, form: FormState = emptyForm) => {
    const topic = await getAuthoredTopic(db, id);
    const lesson = await findWrittenLesson(db, id, lessonId);
    if (!lesson) throw new Refusal('courses.lesson_not_found');
    return (
      <AttachmentsPage
        {...{ topic, lesson, form }}
        attachments={await listAttachments(db, lessonId)}
        waiting={await findOpenProposal(db, changeAttachmentsKind, lessonId)}
        mayChange={mayChangeFiles(topic, actor)}
      />
    );
  };
  const changed = ({ id, lessonId }: Params, proposal: string | null, say: string) =>
    proposal
      ? { to: `/proposals/${proposal}`, say: '已提请市局确认。' }
      : { to: `/topics/${id}/lessons/${lessonId}/attachments`, say };

  app.get(at, { config: on.config, schema: { params: LessonParams } }, async (request, reply) =>
    reply.page(await show(officerOf(request), request.params)),
  );

  formAction(app, at, {
    ...on,
    form: AttachmentForm,
    show: ({ actor, params }, form) => show(actor, params, form),
    act: ({ actor, params }, taken) => takeAttachment(parts, actor, refOf(params), taken),
    done: ({ params }, proposal) => changed(params, proposal, '已加上。'),
  });

  formAction(app, `${at}/:fileId/removal`, {
    ...on,
    params: AttachmentParams,
    form: RemovalForm,
    show: ({ actor, params }, form) => show(actor, params, form),
    async act({ actor, params }, { reason }) {
      const attachment = await findAttachment(db, params.fileId);
      if (attachment?.lessonId !== params.lessonId)
        throw new Refusal('courses.attachment_not_found');
      const { topicId: _topic, ...own } = attachment;
      const change = { what: 'REMOVE', attachment: own } as const;
      return changeAttachments(parts, actor, refOf(params), { change, reason });
    },
    done: ({ params }, proposal) => changed(params, proposal, '已拿掉。'),
  });
}
