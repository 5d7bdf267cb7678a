import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
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
import { ListForm, MoveForm, OfferingForm, PageQuery, SingleForm } from './forms.ts';

const own = { access: recognisers } as const;
const pageSize = 50;

/** One offering: opening and closing it, recognising one person or a list, its recognitions. */
export function offeringRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  const getOffering = async (actor: Officer, id: string) => {
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
    const offering = await getOffering(actor, id);
    const unit = actor.role === 'UNIT_ADMIN' ? actor.organisationId : null;
    const found = await listOfOffering(db, id, unit, rowsOf(page, pageSize));
    return (
      <OfferingPage
        role={actor.role}
        offering={offering}
        may={mayRecognise(offering, dayOf(clock.now()))}
        lists={actor.role === 'MUNICIPAL_OFFICER' ? [] : await listLists(db, id, unit)}
        recognitions={takePage(found, page, pageSize)}
        forms={await listForms(db)}
        form={form}
      />
    );
  };

  app.get(
    '/professional-offerings/:id',
    {
      config: {
        discloses: { what: '专业科目培训的人员', of: 'professional_offering' },
        access: openers,
      },
      schema: { params: fields.idParams, querystring: PageQuery },
    },
    async (request, reply) =>
      reply.page(await offeringPage(officerOf(request), request.params.id, request.query)),
  );

  const onOffering = { config: own, by: officerOf, params: fields.idParams } as const;

  formAction(app, '/professional-offerings/:id/draft', {
    ...onOffering,
    form: OfferingForm,
    show: ({ actor, params }, form) => offeringPage(actor, params.id, { form }),
    act: ({ actor, params }, facts) => redraftOffering(parts, actor, { ...facts, id: params.id }),
    done: ({ params }) => ({ to: `/professional-offerings/${params.id}`, say: '草稿已保存。' }),
  });

  formAction(app, '/professional-offerings/:id/state', {
    ...onOffering,
    form: MoveForm,
    show: ({ actor, params }, form) => offeringPage(actor, params.id, { form }),
    act: ({ actor, params }, { to }) => moveOffering(parts, actor, { id: params.id, to }),
    done: ({ params }, _moved, { to }) => ({
      to: `/professional-offerings/${params.id}`,
      say: to === 'OPEN' ? '已开放，本系统的单位和人员可以看到。' : '已结束。',
    }),
  });

  formAction(app, '/professional-offerings/:id/recognitions', {
    ...onOffering,
    form: SingleForm,
    show: ({ actor, params }, form) => offeringPage(actor, params.id, { form }),
    act: ({ actor, params }, row) => recognise(parts, actor, { ...row, offeringId: params.id }),
    done: ({ params }, hours, { name }) => ({
      to: `/professional-offerings/${params.id}`,
      say: `已认定${name} ${hours}学时，证书和登记卡同时登记。`,
    }),
  });

  formAction(app, '/professional-offerings/:id/lists', {
    ...onOffering,
    config: { access: listMakers },
    form: ListForm,
    show: ({ actor, params }, form) => offeringPage(actor, params.id, { form }),
    act: async ({ actor, params }, { file }) => {
      const { id: offeringId } = await getOffering(actor, params.id);
      const read = await readListFile(file);
      return uploadList(parts, actor, { offeringId, fileName: file.name, ...read });
    },
    done: (_asked, list) => ({ to: `/professional-lists/${list}` }),
  });
}
