import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { listTopics } from '../../courses/index.ts';
import { changeStock } from '../commands/change-stock.ts';
import { saveTitle } from '../commands/save-title.ts';
import { TitlePage } from '../pages/title-page.tsx';
import { TitlesPage } from '../pages/titles-page.tsx';
import { findTitle, listStockChanges, listTitles } from '../queries/titles.ts';
import { fulfillingRoles, fulfils } from '../rules/policy.ts';
import { StockForm, TitleForm } from './forms.ts';

const fulfillers = { access: fulfillingRoles } as const;
const readers = { access: [...fulfillingRoles, 'MUNICIPAL_OFFICER'] } as const;

/** Titles and their stock. */
export function stockRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const titlesPage = async (actor: Officer, form: FormState = emptyForm) => (
    <TitlesPage
      titles={await listTitles(db)}
      topics={await listTopics(db)}
      maintains={fulfils(actor)}
      form={form}
    />
  );
  const titlePage = async (
    actor: Officer,
    id: string,
    forms: { title?: FormState; stock?: FormState } = {},
  ) => {
    const title = await findTitle(db, id);
    if (!title) throw new Refusal('textbooks.not_found');
    return (
      <TitlePage
        title={title}
        topics={await listTopics(db)}
        changes={await listStockChanges(db, id, 100)}
        maintains={fulfils(actor)}
        titleForm={forms.title ?? emptyForm}
        stockForm={forms.stock ?? emptyForm}
      />
    );
  };

  app.get('/textbook-desk/titles', { config: readers }, async (request, reply) =>
    reply.page(await titlesPage(officerOf(request))),
  );

  formAction(app, '/textbook-desk/titles', {
    config: fulfillers,
    by: officerOf,
    form: TitleForm,
    show: ({ actor }, form) => titlesPage(actor, form),
    act: ({ actor }, title) => saveTitle(parts, actor, null, title),
    done: (_asked, id) => ({
      to: `/textbook-desk/titles/${id}`,
      say: '教材已登记，接着可以登记入库。',
    }),
  });

  const withId = { schema: { params: fields.idParams } };

  app.get('/textbook-desk/titles/:id', { config: readers, ...withId }, async (request, reply) =>
    reply.page(await titlePage(officerOf(request), request.params.id)),
  );

  const onTitle = { config: fulfillers, by: officerOf, params: fields.idParams } as const;

  formAction(app, '/textbook-desk/titles/:id', {
    ...onTitle,
    form: TitleForm,
    show: ({ actor, params }, title) => titlePage(actor, params.id, { title }),
    act: ({ actor, params }, title) => saveTitle(parts, actor, params.id, title),
    done: ({ params }) => ({
      to: `/textbook-desk/titles/${params.id}`,
      say: '已保存。已经提交的订单仍按原来的价格。',
    }),
  });

  formAction(app, '/textbook-desk/titles/:id/stock', {
    ...onTitle,
    form: StockForm,
    show: ({ actor, params }, stock) => titlePage(actor, params.id, { stock }),
    act: ({ actor, params }, change) => changeStock(parts, actor, params.id, change),
    done: ({ params }) => ({ to: `/textbook-desk/titles/${params.id}`, say: '库存已更新。' }),
  });
}
