import type { Officer } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { listForms } from '../../hours/index.ts';
import { listOrganisations } from '../../organisations/index.ts';
import { defineSubject } from '../commands/define-subject.ts';
import { draftOffering } from '../commands/draft-offering.ts';
import { endSubject } from '../commands/end-subject.ts';
import { SubjectPage } from '../pages/subject-page.tsx';
import { SubjectsPage } from '../pages/subjects-page.tsx';
import { findSubject, listOfferings, listSubjects, listSubjectYears } from '../queries/subjects.ts';
import { authoritySeenBy } from '../queries/system.ts';
import { openers, readers, recognisers } from '../rules/policy.ts';
import { BecauseForm, OfferingForm, SubjectForm, YearQuery } from './forms.ts';

const own = { access: recognisers } as const;

/** The subjects that authorities fix for a year, and the offerings of each (N32). */
export function subjectRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  const listPage = async (
    actor: Officer,
    query: { year?: number | undefined; authority: string },
    form: FormState = emptyForm,
  ) => {
    const seen = await authoritySeenBy(db, actor);
    const thisYear = yearOf(clock.now());
    const year = query.year ?? thisYear;
    const authorityId = seen ?? (query.authority || null);
    const subjects = await listSubjects(db, { authorityId, year });
    const offerings = await listOfferings(
      db,
      subjects.map(({ id }) => id),
    );
    const years = [...new Set([thisYear, year, ...(await listSubjectYears(db))])];
    return (
      <SubjectsPage
        role={actor.role}
        year={year}
        years={years.toSorted((a, b) => b - a)}
        authorities={await listOrganisations(db, { kind: 'INDUSTRY_AUTHORITY' })}
        authority={seen === null ? query.authority : null}
        subjects={subjects}
        offerings={offerings.filter(
          ({ state }) => actor.role === 'INDUSTRY_OFFICER' || state !== 'DRAFT',
        )}
        form={form}
      />
    );
  };

  app.get(
    '/professional-subjects',
    { config: { access: readers }, schema: { querystring: YearQuery } },
    async (request, reply) => reply.page(await listPage(officerOf(request), request.query)),
  );

  formAction(app, '/professional-subjects', {
    config: own,
    by: officerOf,
    form: SubjectForm,
    show: ({ actor }, form) => listPage(actor, { authority: '' }, form),
    act: ({ actor }, facts) => defineSubject(parts, actor, facts),
    done: (_asked, id) => ({
      to: `/professional-subjects/${id}`,
      say: '科目已确定。接下来安排培训。',
    }),
  });

  const subjectPage = async (actor: Officer, id: string, form: FormState = emptyForm) => {
    const subject = await findSubject(db, id, await authoritySeenBy(db, actor));
    if (!subject) throw new Refusal('professional.not_found');
    const writes = actor.role === 'INDUSTRY_OFFICER';
    const offerings = await listOfferings(db, [id]);
    return (
      <SubjectPage
        subject={subject}
        offerings={offerings.filter(({ state }) => writes || state !== 'DRAFT')}
        forms={await listForms(db)}
        writes={writes}
        form={form}
      />
    );
  };

  app.get(
    '/professional-subjects/:id',
    { config: { access: openers }, schema: { params: fields.idParams } },
    async (request, reply) => reply.page(await subjectPage(officerOf(request), request.params.id)),
  );

  const onSubject = { config: own, by: officerOf, params: fields.idParams } as const;

  formAction(app, '/professional-subjects/:id/offerings', {
    ...onSubject,
    form: OfferingForm,
    show: ({ actor, params }, form) => subjectPage(actor, params.id, form),
    act: ({ actor, params }, facts) =>
      draftOffering(parts, actor, { ...facts, subjectId: params.id }),
    done: (_asked, offering) => ({
      to: `/professional-offerings/${offering}`,
      say: '已存为草稿。核对无误后开放，本系统的单位和人员才会看到。',
    }),
  });

  formAction(app, '/professional-subjects/:id/end', {
    ...onSubject,
    form: BecauseForm,
    show: ({ actor, params }, form) => subjectPage(actor, params.id, form),
    act: ({ actor, params }, reason) => endSubject(parts, actor, { id: params.id, ...reason }),
    done: ({ params }) => ({
      to: `/professional-subjects/${params.id}`,
      say: '科目已停用，已经认定的学时不受影响。',
    }),
  });
}
