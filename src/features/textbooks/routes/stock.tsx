import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
} from '../../../platform/http/index.ts';
import { listTopics } from '../../courses/index.ts';
import { changeStock } from '../commands/change-stock.ts';
import { saveTitle } from '../commands/save-title.ts';
import { TitlePage } from '../pages/title-page.tsx';
import { TitlesPage } from '../pages/titles-page.tsx';
import { findTitle, listStockChanges, listTitles } from '../queries/titles.ts';
import { fulfillingRoles, fulfils } from '../rules/policy.ts';
import { IdParams, StockForm, TitleForm } from './forms.ts';

const fulfillers = { access: fulfillingRoles } as const;
const readers = { access: [...fulfillingRoles, 'MUNICIPAL_OFFICER'] } as const;
const empty = { values: {}, errors: {} };

/** Titles and how many of them are on the shelf. */
export function stockRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  type Form = { values: FormValues; errors: FieldErrors };

  const titlesPage = async (actor: Officer, form: Form = empty) => (
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
    forms: { title?: Form; stock?: Form } = {},
  ) => {
    const title = await findTitle(db, id);
    if (!title) throw new Refusal('textbooks.not_found');
    return (
      <TitlePage
        title={title}
        topics={await listTopics(db)}
        changes={await listStockChanges(db, id, 100)}
        maintains={fulfils(actor)}
        titleForm={forms.title ?? empty}
        stockForm={forms.stock ?? empty}
      />
    );
  };

  app.get('/textbook-desk/titles', { config: readers }, async (request, reply) =>
    reply.page(await titlesPage(officerOf(request))),
  );

  app.post('/textbook-desk/titles', { config: fulfillers }, async (request, reply) => {
    const form = parseForm(TitleForm, request.body);
    if (!form.ok) return reply.code(422).page(await titlesPage(officerOf(request), form));
    const id = await saveTitle(parts, officerOf(request), null, form.value);
    reply.flash('success', '教材已登记，接着可以登记入库。');
    return reply.redirect(`/textbook-desk/titles/${id}`, 303);
  });

  const withId = { schema: { params: IdParams } };

  app.get('/textbook-desk/titles/:id', { config: readers, ...withId }, async (request, reply) =>
    reply.page(await titlePage(officerOf(request), request.params.id)),
  );

  app.post(
    '/textbook-desk/titles/:id',
    { config: fulfillers, ...withId },
    async (request, reply) => {
      const { id } = request.params;
      const form = parseForm(TitleForm, request.body);
      if (!form.ok)
        return reply.code(422).page(await titlePage(officerOf(request), id, { title: form }));
      await saveTitle(parts, officerOf(request), id, form.value);
      reply.flash('success', '已保存。已经提交的订单仍按原来的价格。');
      return reply.redirect(`/textbook-desk/titles/${id}`, 303);
    },
  );

  app.post(
    '/textbook-desk/titles/:id/stock',
    { config: fulfillers, ...withId },
    async (request, reply) => {
      const { id } = request.params;
      const form = parseForm(StockForm, request.body);
      if (!form.ok)
        return reply.code(422).page(await titlePage(officerOf(request), id, { stock: form }));
      await changeStock(parts, officerOf(request), id, form.value);
      reply.flash('success', '库存已更新。');
      return reply.redirect(`/textbook-desk/titles/${id}`, 303);
    },
  );
}
