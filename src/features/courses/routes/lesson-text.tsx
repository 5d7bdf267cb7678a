import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  formAction,
  officerOf,
  readForm,
  sendAttachment,
  wantsJson,
} from '../../../platform/http/index.ts';
import { formulaHtml } from '../../../platform/rich-text/index.ts';
import { addFigure } from '../commands/add-figure.ts';
import { keepLessonTyping } from '../commands/keep-lesson-typing.ts';
import { findLessonVersion } from '../queries/lesson-versions.ts';
import { loadAuthoredLesson } from '../queries/topic-view.ts';
import type { WrittenLesson } from '../rules/lesson.ts';
import { writingRoles } from '../rules/policy.ts';
import { readDocument } from '../rules/text/check.ts';
import { documentOf } from '../rules/text/document-of.ts';
import { toMarkdown } from '../rules/text/to-markdown.ts';
import { LessonParams } from './forms.ts';
import { FormulaQuery, PictureForm, TypingBody } from './lesson-forms.ts';

const authors = { config: { access: writingRoles } } as const;

/** What the editor of a lesson asks for while somebody writes: formulas, pictures, the text as Markdown. */
export function lessonTextRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const onLesson = { ...authors, schema: { params: LessonParams } };

  app.get(
    '/topics/formula',
    { ...authors, schema: { querystring: FormulaQuery } },
    async ({ query: { tex, display } }) => ({ html: formulaHtml(tex, display === 'yes') }),
  );

  app.post('/topics/:id/lessons/:lessonId/figures', onLesson, async (request, reply) => {
    const { id, lessonId } = request.params;
    const { picture, alt } = readForm(PictureForm, request.body);
    await loadAuthoredLesson(db, id, lessonId);
    const src = await addFigure(parts, officerOf(request), { topicId: id, path: picture.path });
    if (wantsJson(request)) return { src };
    const words = alt.replaceAll(/[[\]()\n]/g, ' ');
    reply.flash('success', `图片已收下。在正文里另起一段写：![${words}](${src})`);
    return reply.redirect(`/topics/${id}/lessons/${lessonId}`, 303);
  });

  app.post(
    '/topics/:id/lessons/:lessonId/typing',
    { ...authors, schema: { params: LessonParams, body: TypingBody } },
    async (request, reply) => {
      const { id, lessonId } = request.params;
      const { lesson } = await loadAuthoredLesson(db, id, lessonId);
      const { body, basedOn, ...words } = request.body;
      const document = readDocument(body);
      if (!document) throw new Refusal('courses.unreadable_text');
      const typed = { basedOn, words: { ...words, document } };
      await keepLessonTyping(parts, officerOf(request), lessonId, typed);
      const newer = basedOn < lesson.versionNo ? await sayNewer(lesson) : null;
      return reply.send({ at: parts.clock.now().toISOString(), newer });
    },
  );

  const sayNewer = async ({ id, versionNo }: WrittenLesson) => {
    const version = await findLessonVersion(db, id, versionNo);
    return `${version?.writtenByName ?? '同事'}刚保存了新的一版。您写的没有丢，保存时请您逐处选择。`;
  };

  formAction(app, '/topics/:id/lessons/:lessonId/typing/removal', {
    ...authors,
    by: officerOf,
    params: LessonParams,
    act: ({ actor, params }) => keepLessonTyping(parts, actor, params.lessonId, null),
    done: ({ params: { id, lessonId } }) => ({
      to: `/topics/${id}/lessons/${lessonId}`,
      say: '没有保存的内容已丢弃，下面是现在的课文。',
    }),
  });

  app.get('/topics/:id/lessons/:lessonId/markdown', onLesson, async (request, reply) => {
    const { id, lessonId } = request.params;
    const { lesson } = await loadAuthoredLesson(db, id, lessonId);
    const markdown = `# ${lesson.title}\n\n${toMarkdown(documentOf(lesson))}\n`;
    return sendAttachment(
      reply,
      `第${lesson.position}课 ${lesson.title}.md`,
      Buffer.from(markdown),
    );
  });
}
