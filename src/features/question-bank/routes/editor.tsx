import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import {
  type App,
  type Asked,
  type FormState,
  type FormValues,
  formAction,
  officerOf,
  readForm,
} from '../../../platform/http/index.ts';
import { asksForRows } from '../../assessment/index.ts';
import { saveDraft } from '../commands/save-draft.ts';
import { writeQuestion } from '../commands/write-question.ts';
import { EditorPage } from '../pages/editor-page.tsx';
import { type Editor, loadDraftEditor, loadNewEditor } from '../queries/editor.ts';
import { referredNames } from '../queries/question-view.ts';
import { getTopicTerms } from '../queries/topics-of-bank.ts';
import { compareVersions } from '../rules/differences.ts';
import { previewOf } from '../rules/editor-values.ts';
import { authorRoles } from '../rules/policy.ts';
import type { VersionContent } from '../rules/version.ts';
import {
  EditorQuery,
  type EditorValue,
  editorForm,
  NewPlaceForm,
  NewQuery,
  QuestionParams,
  TopicParams,
} from './forms.ts';

const config = { access: authorRoles } as const;
type AskedOf<P> = Asked<Officer, P>;

/** The editor: new questions and drafts. */
export function editorRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/question-bank/topics/:topicId/new',
    { config, schema: { params: TopicParams, querystring: NewQuery } },
    async (request, reply) => {
      const { kind, id, case: asked } = request.query;
      const caseId = asked === 'new' ? newId() : (asked ?? null);
      const { topicId } = request.params;
      const place = { topicId, kind, questionId: id ?? newId(), caseId };
      const opening = { resume: id !== undefined };
      return reply.page(pageOf(await loadNewEditor(db, officerOf(request), place, opening)));
    },
  );

  const newPlace = ({ request, params }: AskedOf<{ topicId: string }>) => {
    const { caseId = null, ...place } = readForm(NewPlaceForm, request.body);
    return { ...place, caseId, topicId: params.topicId };
  };
  const newEditor = (asked: AskedOf<{ topicId: string }>, form: FormState) =>
    loadNewEditor(db, asked.actor, newPlace(asked), { form });

  formAction(app, '/question-bank/topics/:topicId/new', {
    config,
    by: officerOf,
    params: TopicParams,
    form: async (asked) => {
      const { lessons } = await getTopicTerms(db, asked.params.topicId);
      return editorForm(newPlace(asked).kind, lessons, bodyOf(asked));
    },
    show: async (asked, form) => pageOf(await newEditor(asked, form)),
    act: async (asked, { content, wants }) => {
      if (wants !== 'SAVE') return;
      const { questionId: id, topicId, caseId } = newPlace(asked);
      await writeQuestion(parts, asked.actor, { id, topicId, caseId, content: written(content) });
    },
    done: async (asked, _written, value) =>
      value.wants === 'SAVE'
        ? saved(newPlace(asked).questionId)
        : { page: shownAgain(await newEditor(asked, typedIn(asked)), value) },
  });

  app.get(
    '/question-bank/questions/:id/draft',
    { config, schema: { params: QuestionParams, querystring: EditorQuery } },
    async (request, reply) => {
      const opening = { resume: request.query.typed };
      const { id } = request.params;
      return reply.page(pageOf(await loadDraftEditor(db, officerOf(request), id, opening)));
    },
  );

  const draftEditor = (asked: AskedOf<{ id: string }>, form: FormState) =>
    loadDraftEditor(db, asked.actor, asked.params.id, { form });

  formAction(app, '/question-bank/questions/:id/draft', {
    config,
    by: officerOf,
    params: QuestionParams,
    form: async (asked) => {
      const { kind, terms } = await draftEditor(asked, typedIn(asked));
      return editorForm(kind, terms.lessons, bodyOf(asked));
    },
    show: async (asked, form) => pageOf(await draftEditor(asked, form)),
    act: async (asked, { content, saveNo, wants }) => {
      if (wants !== 'SAVE') return;
      await saveDraft(parts, asked.actor, asked.params.id, { content: written(content), saveNo });
    },
    done: async (asked, _saved, value) =>
      value.wants === 'SAVE'
        ? saved(asked.params.id)
        : { page: shownAgain(await draftEditor(asked, typedIn(asked)), value) },
  });
}

const bodyOf = ({ request }: { request: { body: unknown } }) => (request.body ?? {}) as FormValues;
const typedIn = (asked: { request: { body: unknown } }): FormState => ({
  values: bodyOf(asked),
  errors: {},
});

const saved = (id: string) => ({
  to: `/question-bank/questions/${id}`,
  say: '草稿已保存。检查无误后提交审核。',
});

/** A content is there whenever the form was sent to be saved. */
const written = (content: VersionContent | null) => content as VersionContent;

/** The page of the editor; where somebody else saved meanwhile, with the differences. */
function pageOf(editor: Editor) {
  return <EditorPage {...editor} preview={undefined} conflict={conflictOf(editor)} />;
}

/** The page again as typed, for more rows or with a preview. */
function shownAgain(editor: Editor, { content }: EditorValue) {
  const { questionId, terms, form } = editor;
  const groupId = String(form.values.caseId ?? '') || null;
  const preview = content
    ? previewOf(content, { questionId, topicId: terms.topic.id, groupId })
    : undefined;
  return <EditorPage {...editor} preview={preview} conflict={undefined} />;
}

function conflictOf({ form, saved, savedBy, terms, kind }: Editor) {
  if (!saved || form.errors.form === undefined || asksForRows(form.values)) return undefined;
  const typed = editorForm(kind, terms.lessons, form.values).safeParse(form.values).data?.content;
  const after = typed ?? saved;
  return {
    by: savedBy,
    at: saved.savedAt,
    differences: compareVersions(saved, after, referredNames(terms)),
  };
}
