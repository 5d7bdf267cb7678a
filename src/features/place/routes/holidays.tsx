import { yearOf } from '../../../kernel/calendar.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  typed,
} from '../../../platform/http/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { proposeHolidays, setHolidaysKind } from '../commands/propose-holidays.ts';
import { HolidaysPage } from '../pages/holidays-page.tsx';
import { findCurrent, listVersions } from '../queries/versions.ts';
import type { YearOfDays } from '../rules/holidays.ts';
import { HolidaysForm, HolidaysQuery } from './forms.ts';

const bureau = { access: ['MUNICIPAL_OFFICER'] } as const;

/** The days off and days worked of a year, set by two persons of the municipal bureau (roles.md). */
export function holidayRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;
  const thisYear = () => yearOf(clock.now());

  app.get(
    '/place/holidays',
    { config: bureau, schema: { querystring: HolidaysQuery } },
    async (request, reply) => reply.page(await page(request.query.year ?? thisYear(), emptyForm)),
  );

  formAction(app, '/place/holidays', {
    config: bureau,
    by: officerOf,
    form: HolidaysForm,
    show: (_asked, form) => page(Number(typed(form.values, 'year')) || thisYear(), form),
    act: ({ actor }, wanted) => proposeHolidays(parts, actor, wanted),
    done: (_asked, id) => ({
      to: `/proposals/${id}`,
      say: '已提请复核，另一位工作人员确认后按新的日历计算。',
    }),
  });

  async function page(year: number, form: FormState) {
    const now = thisYear();
    const current = (await findCurrent(db, 'HOLIDAYS', String(year))) as YearOfDays | null;
    return (
      <HolidaysPage
        year={year}
        years={[...new Set([now - 1, now, now + 1, year])].toSorted()}
        days={current?.days ?? []}
        waiting={await findOpenProposal(db, setHolidaysKind, String(year))}
        versions={await listVersions(db, 'HOLIDAYS', String(year))}
        form={form}
      />
    );
  }
}
