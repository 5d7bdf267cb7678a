import { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { type App, fields, formAction, officerOf } from '../../../platform/http/index.ts';
import type { Endorsement } from '../../endorsement/index.ts';
import { listPeople } from '../../identity/index.ts';
import { listSlipsById } from '../../result-slips/index.ts';
import { type Confirmation, confirmHours } from '../commands/confirm-hours.ts';
import { ConfirmationsPage, type Selection } from '../pages/confirmations-page.tsx';
import { ConfirmedPage, type ConfirmedRow } from '../pages/confirmed-page.tsx';
import { listToConfirm } from '../queries/to-confirm.ts';
import { recordingRoles } from '../rules/policy.ts';
import { refusals } from '../rules/refusals.ts';

const recorders = { access: recordingRoles } as const;
const pageSize = 50;
const ids = fields.list(5000).pipe(z.array(fields.id));

const Chosen = z.object({ whom: fields.choiceOr(['CHOSEN', 'ALL'], 'CHOSEN'), id: ids });
const Turning = z.object({
  id: ids,
  seen: fields.list(),
  shown: fields.page,
  page: fields.page,
});
const PageQuery = z.object({ page: fields.page });

/** Confirming the hours of endorsed slips, many at once, over several pages (N30). */
export function confirmationRoutes(app: App): void {
  const { db, clock } = app.parts;

  const describe = async (endorsements: readonly Endorsement[]) => {
    const ids = endorsements.map(({ accountId }) => accountId);
    const people = new Map((await listPeople(db, ids)).map((one) => [one.accountId, one]));
    const slipIds = endorsements.map(({ slipId }) => slipId);
    const slips = new Map((await listSlipsById(db, slipIds)).map((slip) => [slip.id, slip]));
    return endorsements.map((endorsement) => ({
      endorsement,
      person: people.get(endorsement.accountId),
      slip: slips.get(endorsement.slipId),
    }));
  };

  const listPage = async (actor: Officer, asked: number, selection: Selection) => {
    const waiting = await listToConfirm(db, actor, clock.now());
    const pages = Math.max(1, Math.ceil(waiting.length / pageSize));
    const page = Math.min(asked, pages);
    const shown = waiting.slice((page - 1) * pageSize, page * pageSize);
    const rows = (await describe(shown)).map((row) => ({
      ...row,
      own: row.endorsement.accountId === actor.accountId,
    }));
    return (
      <ConfirmationsPage
        rows={rows}
        total={waiting.filter(({ accountId }) => accountId !== actor.accountId).length}
        page={page}
        pages={pages}
        selection={selection}
        agency={actor.role === 'AGENCY_CLERK'}
      />
    );
  };

  app.get(
    '/hours/confirmations',
    {
      config: { ...recorders, discloses: { what: '待确认学时名单' } },
      schema: { querystring: PageQuery },
    },
    async (request, reply) =>
      reply.page(
        await listPage(officerOf(request), request.query.page, { chosen: new Set(), seen: [] }),
      ),
  );

  // The form carries what was ticked on the other pages.
  formAction(app, '/hours/confirmations/page', {
    config: { ...recorders, discloses: { what: '待确认学时名单' } },
    by: officerOf,
    form: Turning,
    act: ({ actor }, { id, seen, shown, page }) =>
      listPage(actor, page, {
        chosen: new Set(id),
        seen: [...new Set([...seen.map(Number), shown])],
      }),
    done: (_asked, page) => ({ page }),
  });

  const outcomePage = async (
    actor: Officer,
    waiting: readonly Endorsement[],
    done: Confirmation[],
  ) => {
    const known = new Map(
      (await describe(waiting)).map((row) => [row.endorsement.id, row] as const),
    );
    const rows = done.map(({ endorsementId, outcome, because }): ConfirmedRow => {
      const row = known.get(endorsementId);
      const sentence = because ? (refusals[because.code]?.(because.facts).sentence ?? '') : '';
      return { id: endorsementId, outcome, sentence, person: row?.person, slip: row?.slip };
    });
    return <ConfirmedPage rows={rows} agency={actor.role === 'AGENCY_CLERK'} />;
  };

  formAction(app, '/hours/confirmations', {
    config: { ...recorders, discloses: { what: '学时确认结果' } },
    by: officerOf,
    form: Chosen,
    async act({ actor }, { whom, id }) {
      const waiting = await listToConfirm(db, actor, clock.now());
      const others = waiting.filter(({ accountId }) => accountId !== actor.accountId);
      const ids = whom === 'ALL' ? others.map((one) => one.id) : id;
      const done = await confirmHours(app.parts, actor, ids);
      const [only] = done;
      if (done.length === 1 && only?.because) throw only.because;
      return { waiting, done };
    },
    async done({ actor }, { waiting, done }, { whom, id }) {
      const to = '/hours/confirmations';
      if (whom === 'CHOSEN' && id.length === 0)
        return { to, say: '请先勾选要确认的人员。', tone: 'warning' };
      if (done.some(({ outcome }) => outcome === 'REFUSED' || outcome === 'FAILED'))
        return { page: await outcomePage(actor, waiting, done) };
      const recorded = done.filter(({ outcome }) => outcome === 'RECORDED').length;
      return { to, say: `已确认 ${recorded} 人的学时，证书和登记卡同时登记。` };
    },
  });
}
