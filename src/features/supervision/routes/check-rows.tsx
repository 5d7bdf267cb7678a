import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  sendAttachment,
} from '../../../platform/http/index.ts';
import { findOrganisation } from '../../organisations/index.ts';
import { recordOutcome, rowFileKey } from '../commands/record-outcome.ts';
import { reportDefect } from '../commands/report-defect.ts';
import { showNumber } from '../commands/show-number.ts';
import type { RowOf } from '../commands/work-on-row.ts';
import { CheckRowPage } from '../pages/check-row-page.tsx';
import { findCheck, findCheckRow, listCheckRows } from '../queries/checks.ts';
import { loadEvidence, loadPeople } from '../queries/evidence.ts';
import { checkingRoles, maySeeCheck, mayWorkOn } from '../rules/policy.ts';
import { barrierToRecord, barrierToReport } from '../rules/spot-check.ts';
import { outcomeFormOf, RowParams } from './forms.ts';

const checkers = { access: checkingRoles } as const;
const schema = { params: RowParams };
const onRow = { config: checkers, by: officerOf, params: RowParams };

/** One drawn row: its evidence, its outcome, and the suspicion it may become. */
export function checkRowRoutes(app: App): void {
  const { parts } = app;
  const { db, storage } = parts;

  const load = async (actor: Officer, { id, position }: RowOf) => {
    const check = await findCheck(db, id);
    const row = await findCheckRow(db, id, position);
    if (!check || !row || !maySeeCheck(actor, check)) throw new Refusal('supervision.not_found');
    return { check, row };
  };
  const rowPage = async (
    actor: Officer,
    which: RowOf,
    { form = emptyForm, idNumber = null }: { form?: FormState; idNumber?: string | null } = {},
  ) => {
    const { check, row } = await load(actor, which);
    const people = await loadPeople(db, [row]);
    const own = mayWorkOn(actor, check);
    const left = own && !check.closedAt ? await listCheckRows(db, check.id, 'left') : [];
    const next = left.find(({ position }) => position > row.position) ?? left[0];
    return (
      <CheckRowPage
        check={check}
        row={row}
        people={people}
        body={row.bodyId ? ((await findOrganisation(db, row.bodyId))?.name ?? '') : null}
        evidence={await loadEvidence(db, check, row)}
        idNumber={idNumber}
        mayWork={own}
        barrier={own ? barrierToRecord(check, row, actor.accountId) : null}
        mayReport={own && barrierToReport(row) === null}
        bureau={actor.role === 'MUNICIPAL_OFFICER'}
        next={next && next.position !== row.position ? next.position : null}
        form={form}
      />
    );
  };

  app.get(
    '/spot-checks/:id/rows/:position',
    { config: { ...checkers, discloses: { what: '抽查的一条', of: 'spot_check' } }, schema },
    async (request, reply) => reply.page(await rowPage(officerOf(request), request.params)),
  );

  app.get(
    '/spot-checks/:id/rows/:position/file',
    { config: { ...checkers, discloses: { what: '抽查的证明材料', of: 'spot_check' } }, schema },
    async (request, reply) => {
      const { row } = await load(officerOf(request), request.params);
      if (!row.fileName) throw new Refusal('supervision.not_found');
      return sendAttachment(reply, row.fileName, await storage.read(rowFileKey(request.params)));
    },
  );

  formAction(app, '/spot-checks/:id/rows/:position/number', {
    ...disclosing(onRow, { what: '抽查人员的完整证件号码', of: 'spot_check' }),
    act: ({ actor, params }) => showNumber(parts, actor, params),
    done: async ({ actor, params }, idNumber) => ({
      page: await rowPage(actor, params, { idNumber }),
    }),
  });

  formAction(app, '/spot-checks/:id/rows/:position/outcome', {
    ...onRow,
    async allow({ actor, params }) {
      const { check } = await load(actor, params);
      if (!mayWorkOn(actor, check)) throw new Refusal('supervision.not_found');
    },
    form: async ({ actor, params }) => outcomeFormOf((await load(actor, params)).check.subject),
    show: ({ actor, params }, form) => rowPage(actor, params, { form }),
    act: ({ actor, params }, outcome) => recordOutcome(parts, actor, params, outcome),
    done: ({ params }) => ({ to: addressOf(params), say: '核查结果已记录。' }),
  });

  formAction(app, '/spot-checks/:id/rows/:position/suspicion', {
    ...onRow,
    act: ({ actor, params }) => reportDefect(parts, actor, params),
    done: ({ params }) => ({
      to: addressOf(params),
      say: '已作为线索上报，由市人力社保局立案核实。',
    }),
  });
}

const addressOf = ({ id, position }: RowOf) => `/spot-checks/${id}/rows/${position}`;
