import type { Officer } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf, parseForm } from '../../../platform/http/index.ts';
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
import { BecauseForm, OfferingForm, Params, SubjectForm, YearQuery } from './forms.ts';
import { emptyForm, errorOf, type FormState, formState } from './refused-form.ts';

const own = { access: recognisers } as const;

/** What authorities fix for a year: their subjects, and the offerings of each (N32). */
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
    const offerings = (
      await listOfferings(
        db,
        subjects.map(({ id }) => id),
      )
    ).filter(({ state }) => actor.role === 'INDUSTRY_OFFICER' || state !== 'DRAFT');
    const years = [...new Set([thisYear, year, ...(await listSubjectYears(db))])];
    return (
      <SubjectsPage
        role={actor.role}
        year={year}
        years={years.toSorted((a, b) => b - a)}
        authorities={await listOrganisations(db, { kind: 'INDUSTRY_AUTHORITY' })}
        authority={seen === null ? query.authority : null}
        subjects={subjects}
        offerings={offerings}
        form={form}
      />
    );
  };

  app.get(
    '/professional-subjects',
    { config: { access: readers }, schema: { querystring: YearQuery } },
    async (request, reply) => reply.page(await listPage(officerOf(request), request.query)),
  );

  app.post('/professional-subjects', { config: own }, async (request, reply) => {
    const actor = officerOf(request);
    const form = parseForm(SubjectForm, request.body);
    const again = async (errors: FormState['errors']) =>
      reply
        .code(422)
        .page(await listPage(actor, { authority: '' }, formState(form.values, errors)));
    if (!form.ok) return again(form.errors);
    try {
      const id = await defineSubject(parts, actor, form.value);
      reply.flash('success', '科目已确定。接下来安排培训。');
      return reply.redirect(`/professional-subjects/${id}`, 303);
    } catch (error) {
      return again(errorOf(error, { 'professional.subject_exists': 'name' }));
    }
  });

  const load = async (actor: Officer, id: string) => {
    const subject = await findSubject(db, id, await authoritySeenBy(db, actor));
    if (!subject) throw new Refusal('professional.not_found');
    return subject;
  };
  const subjectPage = async (actor: Officer, id: string, form: FormState = emptyForm) => {
    const subject = await load(actor, id);
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
    { config: { access: openers }, schema: { params: Params } },
    async (request, reply) => reply.page(await subjectPage(officerOf(request), request.params.id)),
  );

  app.post(
    '/professional-subjects/:id/offerings',
    { config: own, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = await load(actor, request.params.id);
      const form = parseForm(OfferingForm, request.body);
      const again = async (errors: FormState['errors']) =>
        reply.code(422).page(await subjectPage(actor, id, formState(form.values, errors)));
      if (!form.ok) return again(form.errors);
      try {
        const offering = await draftOffering(parts, actor, { ...form.value, subjectId: id });
        reply.flash('success', '已存为草稿。核对无误后开放，本系统的单位和人员才会看到。');
        return reply.redirect(`/professional-offerings/${offering}`, 303);
      } catch (error) {
        return again(errorOf(error, { 'professional.other_year': 'heldFrom' }));
      }
    },
  );

  app.post(
    '/professional-subjects/:id/end',
    { config: own, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = await load(actor, request.params.id);
      const form = parseForm(BecauseForm, request.body);
      if (!form.ok)
        return reply
          .code(422)
          .page(await subjectPage(actor, id, formState(form.values, form.errors)));
      await endSubject(parts, actor, { id, ...form.value });
      reply.flash('success', '科目已停用，已经认定的学时不受影响。');
      return reply.redirect(`/professional-subjects/${id}`, 303);
    },
  );
}
