import { officerRoles } from '../../../kernel/actor.ts';
import { type App, formAction, officerOf } from '../../../platform/http/index.ts';
import { chooseColumns } from '../commands/choose-columns.ts';
import { deleteView } from '../commands/delete-view.ts';
import { saveView } from '../commands/save-view.ts';
import { ColumnsForm, DeletionForm, ViewForm } from './forms.ts';

const officers = { config: { access: officerRoles }, by: officerOf } as const;
const addressOf = (path: string, query: string) => (query ? `${path}?${query}` : path);

/** Saved views and columns of lists. */
export function routes(app: App): void {
  const { parts } = app;

  formAction(app, '/list-views', {
    ...officers,
    form: ViewForm,
    act: ({ actor }, view) => saveView(parts, actor, view),
    done: (_asked, _saved, { path, query, name }) => ({
      to: addressOf(path, query),
      say: `已存为视图“${name}”。`,
    }),
  });

  formAction(app, '/list-views/deletions', {
    ...officers,
    form: DeletionForm,
    act: ({ actor }, { id }) => deleteView(parts, actor, id),
    done: (_asked, path) => ({
      to: path ?? '/',
      say: path ? '视图已删除。' : '这个视图已经没有了。',
    }),
  });

  formAction(app, '/list-columns', {
    ...officers,
    form: ColumnsForm,
    act: ({ actor }, { path, column }) => chooseColumns(parts, actor, path, column),
    done(_asked, _chosen, { path, query }) {
      const kept = new URLSearchParams(query);
      kept.delete('cols');
      return { to: addressOf(path, kept.toString()) };
    },
  });
}
