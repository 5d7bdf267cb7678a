import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf, parseForm } from '../../../platform/http/index.ts';
import { listForms } from '../../hours/index.ts';
import { moveOffering } from '../commands/move-offering.ts';
import { recognise } from '../commands/recognise.ts';
import { redraftOffering } from '../commands/redraft-offering.ts';
import { uploadList } from '../commands/upload-list.ts';
import { OfferingPage } from '../pages/offering-page.tsx';
import { listLists } from '../queries/lists.ts';
import { listOfOffering } from '../queries/recognitions.ts';
import { findOffering } from '../queries/subjects.ts';
import { authoritySeenBy } from '../queries/system.ts';
import { readListFile } from '../rules/list-rows.ts';
import { listMakers, openers, recognisers } from '../rules/policy.ts';
import { mayRecognise } from '../rules/subject.ts';
import { ListForm, MoveForm, OfferingForm, PageQuery, Params, SingleForm } from './forms.ts';
import { emptyForm, errorOf, type FormState, formState } from './refused-form.ts';

const own = { access: recognisers } as const;
const pageSize = 50;

/** One offering: opening and closing it, recognising one person or a list, who has been recognised. */
export function offeringRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  const load = async (actor: Officer, id: string) => {
    const offering = await findOffering(db, id, await authoritySeenBy(db, actor));
    const hidden = offering?.state === 'DRAFT' && actor.role !== 'INDUSTRY_OFFICER';
    if (!offering || hidden) throw new Refusal('professional.not_found');
    return offering;
  };

  const offeringPage = async (
    actor: Officer,
    id: string,
    { page = 1, form = emptyForm }: { page?: number; form?: FormState } = {},
  ) => {
    const offering = await load(actor, id);
    const unit = actor.role === 'UNIT_ADMIN' ? actor.organisationId : null;
    const found = await listOfOffering(db, id, unit, {
      limit: pageSize + 1,
      offset: (page - 1) * pageSize,
    });
    return (
      <OfferingPage
        role={actor.role}
        offering={offering}
        may={mayRecognise(offering, dayOf(clock.now()))}
        lists={actor.role === 'MUNICIPAL_OFFICER' ? [] : await listLists(db, id, unit)}
        recognitions={found.slice(0, pageSize)}
        page={page}
        more={found.length > pageSize}
        forms={await listForms(db)}
        form={form}
      />
    );
  };

  app.get(
    '/professional-offerings/:id',
    { config: { access: openers }, schema: { params: Params, querystring: PageQuery } },
    async (request, reply) =>
      reply.page(await offeringPage(officerOf(request), request.params.id, request.query)),
  );

  app.post(
    '/professional-offerings/:id/draft',
    { config: own, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = await load(actor, request.params.id);
      const form = parseForm(OfferingForm, request.body);
      const again = async (errors: FormState['errors']) => {
        const state = formState(form.values, errors);
        return reply.code(422).page(await offeringPage(actor, id, { form: state }));
      };
      if (!form.ok) return again(form.errors);
      try {
        await redraftOffering(parts, actor, { ...form.value, id });
      } catch (error) {
        return again(errorOf(error, { 'professional.other_year': 'heldFrom' }));
      }
      reply.flash('success', '草稿已保存。');
      return reply.redirect(`/professional-offerings/${id}`, 303);
    },
  );

  app.post(
    '/professional-offerings/:id/state',
    { config: own, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = await load(actor, request.params.id);
      const form = parseForm(MoveForm, request.body);
      if (!form.ok) {
        const state = formState(form.values, form.errors);
        return reply.code(422).page(await offeringPage(actor, id, { form: state }));
      }
      await moveOffering(parts, actor, { id, to: form.value.to });
      const opened = form.value.to === 'OPEN';
      reply.flash('success', opened ? '已开放，本系统的单位和人员可以看到。' : '已结束。');
      return reply.redirect(`/professional-offerings/${id}`, 303);
    },
  );

  app.post(
    '/professional-offerings/:id/recognitions',
    { config: own, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = await load(actor, request.params.id);
      const form = parseForm(SingleForm, request.body);
      const again = async (errors: FormState['errors']) => {
        const state = formState(form.values, errors);
        return reply.code(422).page(await offeringPage(actor, id, { form: state }));
      };
      if (!form.ok) return again(form.errors);
      try {
        const hours = await recognise(parts, actor, { ...form.value, offeringId: id });
        reply.flash('success', `已认定${form.value.name} ${hours}学时，证书和登记卡同时登记。`);
      } catch (error) {
        return again(errorOf(error, { 'professional.row_fault': 'idNumber' }));
      }
      return reply.redirect(`/professional-offerings/${id}`, 303);
    },
  );

  app.post(
    '/professional-offerings/:id/lists',
    { config: { access: listMakers }, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = await load(actor, request.params.id);
      const form = parseForm(ListForm, request.body);
      const again = async (errors: FormState['errors']) => {
        const state = formState(form.values, errors);
        return reply.code(422).page(await offeringPage(actor, id, { form: state }));
      };
      if (!form.ok) return again(form.errors);
      const { file } = form.value;
      if (!file) throw new Error('the form asks for a file');
      try {
        const rows = await readListFile(file);
        const list = await uploadList(parts, actor, { offeringId: id, fileName: file.name, rows });
        return reply.redirect(`/professional-lists/${list}`, 303);
      } catch (error) {
        const inFile = ['unreadable_list', 'empty_list', 'long_list'];
        return again(
          errorOf(
            error,
            Object.fromEntries(inFile.map((code) => [`professional.${code}`, 'file'])),
          ),
        );
      }
    },
  );
}
