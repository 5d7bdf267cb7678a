import type { ComponentChild } from 'preact';
import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  type Done,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  type Shown,
} from '../../../platform/http/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { keepLessonTyping } from '../commands/keep-lesson-typing.ts';
import { changeLessonKind, proposeLesson } from '../commands/propose-lesson.ts';
import { writeLesson } from '../commands/write-lesson.ts';
import { ClashPage } from '../pages/clash-page.tsx';
import { LessonEditorPage } from '../pages/lesson-editor-page.tsx';
import { loadClash } from '../queries/clash.ts';
import { findLessonDraft, listTypingNow } from '../queries/lesson-drafts.ts';
import { loadTextFaults } from '../queries/text-faults.ts';
import { loadAuthoredLesson } from '../queries/topic-view.ts';
import { valuesOfDraft } from '../rules/lesson-draft.ts';
import { type LessonWords, wordsOfLesson } from '../rules/lesson-words.ts';
import { mergeWords } from '../rules/merge.ts';
import { draftingRoles, isOpenToAuthors, requireProposer, writingRoles } from '../rules/policy.ts';
import { LessonParams } from './forms.ts';
import { LessonForm, MergeForm } from './lesson-forms.ts';

const authors = { config: { access: writingRoles } } as const;
const typingNowMs = 10 * 60_000;

type Params = z.infer<typeof LessonParams>;
type Sent = LessonWords & { basedOn: number; reason: string };
/** What became of a form: saved, proposed, or shown beside what a colleague saved. */
type Outcome = { saved: true } | { proposal: string } | { clash: ComponentChild };

/** Writing a lesson: the editor, and the choice where a colleague saved meanwhile. */
export function lessonWritingRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const editorPage = async (
    { role, accountId }: Officer,
    { id, lessonId }: Params,
    form: FormState = emptyForm,
  ) => {
    const loaded = await loadAuthoredLesson(db, id, lessonId);
    const waiting = await findOpenProposal(db, changeLessonKind, lessonId);
    const mayPropose = (draftingRoles as readonly string[]).includes(role);
    const isFresh = Object.keys(form.values).length === 0;
    const draft = isFresh ? await findLessonDraft(db, lessonId, accountId) : undefined;
    const since = new Date(parts.clock.now().getTime() - typingNowMs);
    const colleagues = await listTypingNow(db, lessonId, { exceptId: accountId, since });
    const shown = draft ? { values: valuesOfDraft(draft), errors: form.errors } : form;
    return (
      <LessonEditorPage
        {...loaded}
        {...{ waiting, mayPropose, colleagues }}
        leftAt={draft?.savedAt ?? null}
        form={shown}
      />
    );
  };

  app.get(
    '/topics/:id/lessons/:lessonId',
    { ...authors, schema: { params: LessonParams } },
    async (request, reply) => reply.page(await editorPage(officerOf(request), request.params)),
  );

  const clashPage = async (
    { id, lessonId }: Params,
    { mine, startedFrom }: { mine: LessonWords & { reason: string }; startedFrom: number },
    form: FormState = emptyForm,
  ) => {
    const loaded = await loadAuthoredLesson(db, id, lessonId);
    const clash = await loadClash(db, loaded.lesson, { mine, startedFrom });
    return <ClashPage {...loaded} {...{ clash, mine, startedFrom, form }} />;
  };

  // Also without a script, what was written is there when the author goes back.
  const showClash = async (actor: Officer, params: Params, sent: Sent): Promise<Outcome> => {
    const { title, summary, minutes, document, basedOn } = sent;
    const words = { title, summary, minutes: String(minutes), document };
    await keepLessonTyping(parts, actor, params.lessonId, { basedOn, words });
    return { clash: await clashPage(params, { mine: sent, startedFrom: basedOn }) };
  };

  const save = async (actor: Officer, params: Params, sent: Sent): Promise<Outcome> => {
    const { id, lessonId } = params;
    const { topic, lesson } = await loadAuthoredLesson(db, id, lessonId);
    const isOpen = isOpenToAuthors(topic, lesson);
    if (!isOpen) requireProposer(actor);
    if (sent.basedOn < lesson.versionNo) {
      const { conflicts } = await loadClash(db, lesson, { mine: sent, startedFrom: sent.basedOn });
      if (conflicts.length > 0) return showClash(actor, params, sent);
    }
    const { reason, ...written } = { ...sent, basedOn: lesson.versionNo };
    const of = { topicId: id, lessonId };
    if (!isOpen) return { proposal: await proposeLesson(parts, actor, of, { ...written, reason }) };
    await writeLesson(parts, actor, of, written);
    return { saved: true };
  };

  const answer = ({ id, lessonId }: Params, outcome: Outcome): Done | Shown => {
    if ('clash' in outcome) return { page: outcome.clash, status: 422 };
    return 'proposal' in outcome
      ? { to: `/proposals/${outcome.proposal}`, say: '已提请市局确认更正。' }
      : { to: `/topics/${id}/lessons/${lessonId}`, say: '课文已保存。' };
  };

  formAction(app, '/topics/:id/lessons/:lessonId', {
    ...authors,
    by: officerOf,
    params: LessonParams,
    form: LessonForm,
    async check({ params }, { document }) {
      const [fault] = await loadTextFaults(parts, params.id, document);
      return fault ? { bodyMarkdown: fault } : null;
    },
    show: ({ actor, params }, form) => editorPage(actor, params, form),
    act: ({ actor, params }, sent) => save(actor, params, sent),
    done: ({ params }, outcome) => answer(params, outcome),
  });

  formAction(app, '/topics/:id/lessons/:lessonId/merge', {
    ...authors,
    by: officerOf,
    params: LessonParams,
    form: MergeForm,
    async check({ params }, { chosen, startedFrom, basedOn, ...mine }) {
      const { lesson } = await loadAuthoredLesson(db, params.id, params.lessonId);
      if (basedOn !== lesson.versionNo)
        return { form: '同事刚才又保存了一版，请再看一遍不同的地方。' };
      const { conflicts } = await loadClash(db, lesson, { mine, startedFrom });
      const open = conflicts.filter(({ name }) => !chosen[name]);
      if (open.length === 0) return null;
      return Object.fromEntries(
        open.map(({ name, label }) => [`choice_${name}`, `${label}：请选择用哪一边的。`]),
      );
    },
    async show({ actor, params }, form) {
      const sent = MergeForm.safeParse(form.values);
      if (!sent.success) return editorPage(actor, params, form);
      const { startedFrom, ...mine } = sent.data;
      return clashPage(params, { mine, startedFrom }, form);
    },
    async act({ actor, params }, { chosen, ...mine }) {
      const { lesson } = await loadAuthoredLesson(db, params.id, params.lessonId);
      const merged = mergeWords(wordsOfLesson(lesson), mine, chosen);
      const { basedOn, reason } = mine;
      return save(actor, params, { ...merged, basedOn, reason });
    },
    done: ({ params }, outcome) => answer(params, outcome),
  });
}
