import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FieldErrors,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import type { Storage } from '../../../platform/storage/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { markOfFilm } from '../commands/film/change-film.ts';
import { changeFilmKind } from '../commands/film/change-film-kind.ts';
import { saveCaptions } from '../commands/film/save-captions.ts';
import { CaptionsPage } from '../pages/film/captions-page.tsx';
import { findWrittenLesson } from '../queries/outline.ts';
import { getAuthoredTopic } from '../queries/topic-view.ts';
import { type Cue, faultsOf, readCaptions, UnreadableCaptions } from '../rules/film/captions.ts';
import { mayChangeFiles, writingRoles } from '../rules/policy.ts';
import { CaptionsFileForm, CaptionsForm } from './film-forms.ts';
import { LessonParams } from './forms.ts';

const on = { config: { access: writingRoles }, by: officerOf, params: LessonParams } as const;
const at = '/topics/:id/lessons/:lessonId/film/captions';

type Params = z.infer<typeof LessonParams>;

/** The captions of a lesson's film, row by row or as a file. */
export function captionRoutes(app: App): void {
  const { parts } = app;
  const { db, storage } = parts;

  const load = async ({ id, lessonId }: Params) => {
    const topic = await getAuthoredTopic(db, id);
    const lesson = await findWrittenLesson(db, id, lessonId);
    if (!lesson) throw new Refusal('courses.lesson_not_found');
    return { topic, lesson };
  };
  const show = async (actor: Officer, params: Params, form: FormState = emptyForm) => {
    const { topic, lesson } = await load(params);
    const basedOn = String(form.values.basedOn ?? markOfFilm(lesson));
    const waiting = await findOpenProposal(db, changeFilmKind, lesson.id);
    const cues = await readStored(storage, lesson.captionsKey);
    const mayChange = mayChangeFiles(topic, actor);
    return <CaptionsPage {...{ topic, lesson, cues, basedOn, waiting, mayChange, form }} />;
  };
  const save = async (
    actor: Officer,
    { id, lessonId }: Params,
    asked: { cues: readonly Cue[]; basedOn: string; reason: string },
  ) => {
    const { lesson } = await load({ id, lessonId });
    if (!lesson.videoKey) throw new Refusal('courses.film_missing');
    return saveCaptions(parts, actor, { topicId: id, lessonId }, asked);
  };
  const done = ({ params: { id, lessonId } }: { params: Params }, proposal: string | null) =>
    proposal
      ? { to: `/proposals/${proposal}`, say: '已提请市局确认。' }
      : { to: `/topics/${id}/lessons/${lessonId}/film/captions`, say: '字幕已保存。' };

  app.get(at, { config: on.config, schema: { params: LessonParams } }, async (request, reply) =>
    reply.page(await show(officerOf(request), request.params)),
  );

  formAction(app, at, {
    ...on,
    form: CaptionsForm,
    show: ({ actor, params }, form) => show(actor, params, form),
    async check({ params }, { cues }) {
      const { lesson } = await load(params);
      const faults = [...faultsOf(cues, lesson.videoSeconds)];
      return errorsOf(faults, (place) => cues[place]?.at ?? place);
    },
    act: ({ actor, params }, { cues, ...asked }) =>
      save(actor, params, {
        ...asked,
        cues: cues.map(({ from, to, text }) => ({ from, to, text })),
      }),
    done,
  });

  formAction(app, `${at}-file`, {
    ...on,
    form: CaptionsFileForm,
    show: ({ actor, params }, form) => show(actor, params, form),
    async check({ params }, { captions }) {
      const { lesson } = await load(params);
      const { cues, fault } = readFileOf(await readFile(captions.path, 'utf8'));
      if (fault) return { captions: fault };
      const [first] = [...faultsOf(cues, lesson.videoSeconds)];
      return first ? { captions: `第${first[0] + 1}条：${first[1]}改好文件再上传。` } : null;
    },
    act: async ({ actor, params }, { captions, ...asked }) =>
      save(actor, params, {
        ...asked,
        cues: readCaptions(await readFile(captions.path, 'utf8')),
      }),
    done,
  });
}

/** The captions in a file, or why there are none. */
function readFileOf(content: string): { cues: Cue[]; fault: string | null } {
  try {
    return { cues: readCaptions(content), fault: null };
  } catch (error) {
    if (error instanceof UnreadableCaptions) return { cues: [], fault: error.message };
    throw error;
  }
}

async function readStored(storage: Storage, key: string | null): Promise<Cue[]> {
  if (!key || (await storage.size(key)) === null) return [];
  const content = Buffer.concat(await Array.fromAsync(await storage.read(key))).toString();
  return readFileOf(content).cues;
}

/** The faults of rows at their rows; null when there are none. */
function errorsOf(
  faults: readonly (readonly [number, string])[],
  rowOf: (place: number) => number,
): FieldErrors | null {
  if (faults.length === 0) return null;
  return Object.fromEntries(
    faults.slice(0, 20).map(([place, fault]) => {
      const row = rowOf(place);
      return [`row${row}`, `第${row + 1}行：${fault}`];
    }),
  );
}
