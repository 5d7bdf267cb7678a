import type { FastifyReply } from 'fastify';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  officerOf,
  parseForm,
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
import { barrierToRecord, barrierToReport, defectNames } from '../rules/spot-check.ts';
import { OutcomeForm, RowParams } from './forms.ts';

const checkers = { access: checkingRoles } as const;
const schema = { params: RowParams };

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

  app.get('/spot-checks/:id/rows/:position', { config: checkers, schema }, async (request, reply) =>
    reply.page(await rowPage(officerOf(request), request.params)),
  );

  app.get(
    '/spot-checks/:id/rows/:position/file',
    { config: checkers, schema },
    async (request, reply) => {
      const { row } = await load(officerOf(request), request.params);
      if (!row.fileName) throw new Refusal('supervision.not_found');
      return sendAttachment(reply, row.fileName, await storage.read(rowFileKey(request.params)));
    },
  );

  // Shown on the answer itself and nowhere else: it must not come back with the history.
  app.post(
    '/spot-checks/:id/rows/:position/number',
    { config: checkers, schema },
    async (request, reply) => {
      const actor = officerOf(request);
      const idNumber = await showNumber(parts, actor, request.params);
      reply.header('cache-control', 'private, no-store');
      return reply.page(await rowPage(actor, request.params, { idNumber }));
    },
  );

  const finish = (reply: FastifyReply, { id, position }: RowOf, done: string) => {
    reply.flash('success', done);
    return reply.redirect(`/spot-checks/${id}/rows/${position}`, 303);
  };

  app.post(
    '/spot-checks/:id/rows/:position/outcome',
    { config: checkers, schema },
    async (request, reply) => {
      const actor = officerOf(request);
      const { check } = await load(actor, request.params);
      if (!mayWorkOn(actor, check)) throw new Refusal('supervision.not_found');
      const form = parseForm(OutcomeForm, request.body);
      if (!form.ok) return reply.code(422).page(await rowPage(actor, request.params, { form }));
      const { outcome, defect } = form.value;
      if (outcome === 'DEFECT' && !(defect in defectNames[check.subject])) {
        const errors = { defect: '请选择是什么问题。' };
        const again = { values: form.values, errors };
        return reply.code(422).page(await rowPage(actor, request.params, { form: again }));
      }
      await recordOutcome(parts, actor, request.params, form.value);
      return finish(reply, request.params, '核查结果已记录。');
    },
  );

  app.post(
    '/spot-checks/:id/rows/:position/suspicion',
    { config: checkers, schema },
    async (request, reply) => {
      await reportDefect(parts, officerOf(request), request.params);
      return finish(reply, request.params, '已作为线索上报，由市人力社保局立案核实。');
    },
  );
}
