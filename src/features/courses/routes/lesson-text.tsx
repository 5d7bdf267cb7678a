import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  officerOf,
  readForm,
  sendAttachment,
  wantsJson,
} from '../../../platform/http/index.ts';
import { formulaHtml } from '../../../platform/rich-text/index.ts';
import { addFigure } from '../commands/add-figure.ts';
import { findWrittenLesson } from '../queries/outline.ts';
import { getAuthoredTopic } from '../queries/topic-view.ts';
import { writingRoles } from '../rules/policy.ts';
import { documentOf } from '../rules/text/document-of.ts';
import { toMarkdown } from '../rules/text/to-markdown.ts';
import { FormulaQuery, LessonParams, PictureForm } from './forms.ts';

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

  const getLesson = async (topicId: string, lessonId: string) => {
    await getAuthoredTopic(db, topicId);
    const lesson = await findWrittenLesson(db, topicId, lessonId);
    if (!lesson) throw new Refusal('courses.lesson_not_found');
    return lesson;
  };

  app.post('/topics/:id/lessons/:lessonId/figures', onLesson, async (request, reply) => {
    const { id, lessonId } = request.params;
    const { picture, alt } = readForm(PictureForm, request.body);
    await getLesson(id, lessonId);
    const src = await addFigure(parts, officerOf(request), { topicId: id, path: picture.path });
    if (wantsJson(request)) return { src };
    const words = alt.replaceAll(/[[\]()\n]/g, ' ');
    reply.flash('success', `图片已收下。在正文里另起一段写：![${words}](${src})`);
    return reply.redirect(`/topics/${id}/lessons/${lessonId}`, 303);
  });

  app.get('/topics/:id/lessons/:lessonId/markdown', onLesson, async (request, reply) => {
    const { id, lessonId } = request.params;
    const lesson = await getLesson(id, lessonId);
    const markdown = `# ${lesson.title}\n\n${toMarkdown(documentOf(lesson))}\n`;
    return sendAttachment(
      reply,
      `第${lesson.position}课 ${lesson.title}.md`,
      Buffer.from(markdown),
    );
  });
}
