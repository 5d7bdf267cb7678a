import type { OfficerRole } from '../../../kernel/actor.ts';
import { counterRoles } from '../../../kernel/actor.ts';
import type { DossierSection } from '../../../platform/dossier.ts';
import { DateTime } from '../../../ui/index.ts';
import { listPeople } from '../../identity/index.ts';
import { listMergersOf } from '../queries/mergers.ts';

const readBy: readonly OfficerRole[] = ['DISTRICT_CLERK', 'CENTRE_CLERK', 'MUNICIPAL_OFFICER'];

/** The other account of a person who had two, and for the counters the way to merge them. */
export const accountsSection: DossierSection = {
  key: 'accounts',
  title: '账号',
  order: 140,
  readBy,
  async load({ db }, officer, accountId) {
    const mergers = (await listMergersOf(db, accountId)).filter((one) => !one.separatedAt);
    const closed = mergers.some(({ fromId }) => fromId === accountId);
    const mayMerge = (counterRoles as readonly string[]).includes(officer.role) && !closed;
    if (mergers.length === 0 && !mayMerge) return null;
    const others = await listPeople(
      db,
      mergers.map(({ fromId, intoId }) => (fromId === accountId ? intoId : fromId)),
    );
    const content = (
      <>
        {mergers.map(({ id, fromId, intoId, mergedAt }) => {
          const otherId = fromId === accountId ? intoId : fromId;
          const other = others.find((one) => one.accountId === otherId);
          return (
            <p key={id} class="mb-2">
              <DateTime value={mergedAt} only="date" />{' '}
              {fromId === accountId ? '并入' : '并入了另一个账号'}{' '}
              <a class="link" href={`/people/${otherId}`}>
                {other?.name}（{other?.idNumberMasked}）
              </a>
            </p>
          );
        })}
        {mayMerge ? (
          <a class="link" href={`/people/${accountId}/merger`}>
            同一个人有两个账号：合并
          </a>
        ) : null}
      </>
    );
    return {
      content,
      ...(closed && { notices: [{ tone: 'warning' as const, text: '已并入本人的另一个账号' }] }),
      moments: mergers.map(({ mergedAt, fromId }) => ({
        at: mergedAt,
        what: fromId === accountId ? '并入本人的另一个账号' : '并入本人的另一个账号的内容',
      })),
    };
  },
};
