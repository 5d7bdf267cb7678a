import type { z } from 'zod';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
  rowsOf,
  sendTemplate,
  takePage,
} from '../../../platform/http/index.ts';
import { listLessons } from '../../courses/index.ts';
import { authorRoles } from '../../question-bank/index.ts';
import { orderImport } from '../commands/order-import.ts';
import { takeQuestionFile } from '../commands/take-question-file.ts';
import { undoImport } from '../commands/undo-import.ts';
import { ImportPage } from '../pages/import-page.tsx';
import { ImportsPage } from '../pages/imports-page.tsx';
import { countItems, getImport, listImports, listItems } from '../queries/imports.ts';
import { listTopics } from '../queries/topics.ts';
import { templateColumns } from '../rules/formats/sheet.ts';
import { ImportForm, ItemsQuery, ListQuery, TakeForm, UndoForm } from './forms.ts';

const authors = { config: { access: authorRoles } } as const;
const one = { ...authors, by: officerOf, params: fields.idParams } as const;
const pageSize = 50;

/** Files of questions: taken, looked at item by item, imported as drafts, undone. */
export function importRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const listPage = async (asked: string | undefined, form: FormState = emptyForm) => {
    const topics = await listTopics(db);
    const topic = topics.find(({ id }) => id === asked) ?? topics[0];
    const lessons = topic ? await listLessons(db, topic.id) : [];
    return (
      <ImportsPage {...{ topics, topic, lessons, form }} imports={await listImports(db, 100)} />
    );
  };

  app.get(
    '/question-imports',
    { ...authors, schema: { querystring: ListQuery } },
    async (request, reply) => reply.page(await listPage(request.query.topic)),
  );

  app.get('/question-imports/template.xlsx', authors, async (_request, reply) =>
    sendTemplate(reply, '题目模板', templateColumns),
  );

  formAction(app, '/question-imports', {
    ...authors,
    by: officerOf,
    form: TakeForm,
    show: (_asked, form) => listPage(String(form.values.topicId ?? ''), form),
    act: ({ actor }, taken) => takeQuestionFile(parts, actor, taken),
    done: (_asked, id) => ({ to: `/question-imports/${id}` }),
  });

  const importPage = async (
    id: string,
    { show, page }: z.infer<typeof ItemsQuery>,
    form: FormState = emptyForm,
  ) => {
    const found = await getImport(db, id);
    const items = await listItems(db, id, { show, ...rowsOf(page, pageSize) });
    return (
      <ImportPage
        one={found}
        counts={await countItems(db, id)}
        items={takePage(items, page, pageSize)}
        {...{ show, form }}
      />
    );
  };

  app.get(
    '/question-imports/:id',
    { ...authors, schema: { params: fields.idParams, querystring: ItemsQuery } },
    async (request, reply) => reply.page(await importPage(request.params.id, request.query)),
  );

  formAction(app, '/question-imports/:id/import', {
    ...one,
    form: ImportForm,
    show: ({ params }, form) => importPage(params.id, { show: 'GOOD', page: 1 }, form),
    act: ({ actor, params }, { similar }) => orderImport(parts, actor, params.id, !similar),
    done: ({ params }) => ({
      to: `/question-imports/${params.id}`,
      say: '正在导入，题目会成为草稿，等另一位命题人员审核。',
    }),
  });

  formAction(app, '/question-imports/:id/undo', {
    ...one,
    form: UndoForm,
    show: ({ params }, form) => importPage(params.id, { show: 'GOOD', page: 1 }, form),
    act: ({ actor, params }, { because }) => undoImport(parts, actor, params.id, because),
    done: ({ params }) => ({
      to: `/question-imports/${params.id}`,
      say: '已撤销这次导入，题库和导入以前一样。',
    }),
  });
}
