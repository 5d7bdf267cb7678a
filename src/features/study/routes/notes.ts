import { type App, formAction, learnerOf } from '../../../platform/http/index.ts';
import { markFavourite } from '../commands/mark-favourite.ts';
import { removeNote } from '../commands/remove-note.ts';
import { writeNote } from '../commands/write-note.ts';
import { loadStudyCourse } from '../queries/study-course.ts';
import { FavouriteForm, LessonParams, NoteForm, NoteParams } from './forms.ts';

const lesson = '/study/:enrolmentId/lessons/:lessonId';
const learner = { access: ['LEARNER'] } as const;

/** Notes and favourites: the learner's own, in the course they study. */
export function noteRoutes(app: App): void {
  const { parts } = app;
  const to = (params: { enrolmentId: string; lessonId: string }, at = '') =>
    `/study/${params.enrolmentId}/lessons/${params.lessonId}${at}`;

  formAction(app, `${lesson}/notes`, {
    config: learner,
    by: learnerOf,
    params: LessonParams,
    form: NoteForm,
    async act({ actor, params: { enrolmentId, lessonId } }, { at, text }) {
      const course = await loadStudyCourse(parts.db, actor, enrolmentId);
      await writeNote(parts, actor, course, { lessonId, atSecond: at, text });
    },
    done: ({ params }) => ({ to: to(params, '#notes'), say: '笔记已记下。' }),
  });

  formAction(app, `${lesson}/notes/:noteId/removal`, {
    config: learner,
    by: learnerOf,
    params: NoteParams,
    async act({ actor, params: { enrolmentId, noteId } }) {
      await removeNote(parts, await loadStudyCourse(parts.db, actor, enrolmentId), noteId);
    },
    done: ({ params }) => ({ to: to(params, '#notes'), say: '笔记已删除。' }),
  });

  formAction(app, `${lesson}/favourite`, {
    config: learner,
    by: learnerOf,
    params: LessonParams,
    form: FavouriteForm,
    async act({ actor, params: { enrolmentId, lessonId } }, { marked }) {
      const course = await loadStudyCourse(parts.db, actor, enrolmentId);
      await markFavourite(parts, course, lessonId, marked === 'yes');
    },
    done: ({ params }, _nothing, { marked }) => ({
      to: to(params),
      say: marked === 'yes' ? '已收藏，在学习页可以只看收藏的课。' : '已取消收藏。',
    }),
  });
}
