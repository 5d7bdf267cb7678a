import { createReadStream } from 'node:fs';
import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  type Upload,
} from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  findUpload,
  keepWholeUpload,
  listUploads,
  mountResumable,
  removeUpload,
} from '../../../platform/resumable/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { cancelFilm } from '../commands/film/cancel-film.ts';
import { changeFilm } from '../commands/film/change-film.ts';
import { changeFilmKind } from '../commands/film/change-film-kind.ts';
import type { LessonRef } from '../commands/film/lock-lesson.ts';
import { retryFilm } from '../commands/film/retry-film.ts';
import { sendFilm } from '../commands/film/send-film.ts';
import { FilmPage } from '../pages/film/film-page.tsx';
import { listFilms } from '../queries/film/films.ts';
import { findWrittenLesson } from '../queries/outline.ts';
import { getAuthoredTopic } from '../queries/topic-view.ts';
import { mayChangeFiles, requireFileAuthor, writingRoles } from '../rules/policy.ts';
import {
  ChangeForm,
  FilmForm,
  FilmParams,
  mostMegabytesAtOnce,
  UploadParams,
} from './film-forms.ts';
import { LessonParams } from './forms.ts';

const authors = { config: { access: writingRoles } } as const;
const onFilm = { ...authors, by: officerOf, params: FilmParams } as const;
const purpose = 'courses.film';
const largestBytes = 4 * 1024 ** 3;
const at = '/topics/:id/lessons/:lessonId/film';

type Params = z.infer<typeof LessonParams>;
const refOf = ({ id, lessonId }: Params): LessonRef => ({ topicId: id, lessonId });
const pageOf = ({ id, lessonId }: Params) => `/topics/${id}/lessons/${lessonId}/film`;

/** The film of a lesson: sent, prepared, used, taken away. */
export function filmRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const load = async (actor: Officer, { id, lessonId }: Params) => {
    const topic = await getAuthoredTopic(db, id);
    const lesson = await findWrittenLesson(db, id, lessonId);
    if (!lesson) throw new Refusal('courses.lesson_not_found');
    return { topic, lesson, mayChange: mayChangeFiles(topic, actor) };
  };
  const show = async (actor: Officer, params: Params, form: FormState = emptyForm) => {
    const { lessonId } = params;
    const uploads = await listUploads(db, { purpose, subjectId: lessonId });
    return (
      <FilmPage
        {...(await load(actor, params))}
        films={await listFilms(db, lessonId)}
        unfinished={uploads.filter(
          (one) => one.begunBy === actor.accountId && one.received < one.bytes,
        )}
        waiting={await findOpenProposal(db, changeFilmKind, lessonId)}
        transcodes={parts.films.transcoder !== null}
        {...{ largestBytes, megabytesAtOnce: mostMegabytesAtOnce, form }}
      />
    );
  };
  const shown = {
    show: ({ actor, params }: { actor: Officer; params: Params }, form: FormState) =>
      show(actor, params, form),
  };

  app.get(at, { ...authors, schema: { params: LessonParams } }, async (request, reply) =>
    reply.page(await show(officerOf(request), request.params)),
  );

  app.get(
    `${at}/state`,
    { ...authors, schema: { params: LessonParams } },
    async (request, reply) => {
      await load(officerOf(request), request.params);
      const films = await listFilms(db, request.params.lessonId);
      return reply.send({
        films: films.map(({ id, state, progress }) => ({ id, state, progress })),
      });
    },
  );

  formAction(app, at, {
    ...authors,
    by: officerOf,
    params: LessonParams,
    form: FilmForm,
    ...shown,
    act: ({ actor, params }, { film }) => takeWhole(parts, actor, refOf(params), film),
    done: ({ params }) => ({ to: pageOf(params), say: '已收下，正在检查和处理。' }),
  });

  mountResumable(app, `${at}/uploads`, {
    ...authors,
    params: LessonParams,
    purpose,
    largestBytes,
    async begin(request, params) {
      const { topic } = await load(officerOf(request), params);
      requireFileAuthor(topic, officerOf(request));
      return params.lessonId;
    },
    finish: (request, params, upload) => sendFilm(parts, officerOf(request), refOf(params), upload),
  });

  formAction(app, `${at}/uploads/:uploadId/removal`, {
    ...authors,
    by: officerOf,
    params: UploadParams,
    async act({ actor, params }) {
      const upload = await findUpload(db, params.uploadId);
      const isOwn = upload?.begunBy === actor.accountId && upload.subjectId === params.lessonId;
      if (isOwn && upload.received < upload.bytes) await removeUpload(parts, upload);
    },
    done: ({ params }) => ({ to: pageOf(params), say: '没传完的文件已清理。' }),
  });

  formAction(app, `${at}/:filmId/cancellation`, {
    ...onFilm,
    ...shown,
    act: ({ actor, params }) => cancelFilm(parts, actor, refOf(params), params.filmId),
    done: ({ params }) => ({ to: pageOf(params), say: '已取消。' }),
  });

  formAction(app, `${at}/:filmId/retry`, {
    ...onFilm,
    ...shown,
    act: ({ actor, params }) => retryFilm(parts, actor, refOf(params), params.filmId),
    done: ({ params }) => ({ to: pageOf(params), say: '再处理一次，稍等。' }),
  });

  formAction(app, `${at}/:filmId/use`, {
    ...onFilm,
    form: ChangeForm,
    ...shown,
    act: ({ actor, params }, { reason }) =>
      changeFilm(parts, actor, refOf(params), { change: { filmId: params.filmId }, reason }),
    done: ({ params }, proposal) => changed(params, proposal, '已换上。'),
  });

  formAction(app, `${at}/removal`, {
    ...authors,
    by: officerOf,
    params: LessonParams,
    form: ChangeForm,
    ...shown,
    act: ({ actor, params }, { reason }) =>
      changeFilm(parts, actor, refOf(params), { change: { filmId: null }, reason }),
    done: ({ params }, proposal) => changed(params, proposal, '视频已撤下。'),
  });
}

const changed = (params: Params, proposal: string | null, say: string) =>
  proposal
    ? { to: `/proposals/${proposal}`, say: '已提请市局确认。' }
    : { to: pageOf(params), say };

/** A film that came whole with the form, without a script. */
async function takeWhole(
  parts: Parts,
  actor: Officer,
  of: LessonRef,
  { name, bytes, path }: Upload,
): Promise<void> {
  const { accountId } = actor;
  const head = {
    id: newId(),
    purpose,
    subjectId: of.lessonId,
    begunBy: accountId,
    fileName: name,
    bytes,
  };
  const upload = await keepWholeUpload(parts, head, createReadStream(path));
  await sendFilm(parts, actor, of, upload).catch(async (error) => {
    await removeUpload(parts, upload);
    throw error;
  });
}
