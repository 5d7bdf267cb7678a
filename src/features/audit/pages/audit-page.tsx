import { dayOf } from '../../../kernel/calendar.ts';
import {
  ButtonLink,
  EmptyState,
  formatDateTime,
  formatDay,
  formatSeconds,
  Page,
  Pagination,
  usePage,
} from '../../../ui/index.ts';
import type { Told } from '../queries/tell-entries.ts';
import { type Kind, kinds } from '../rules/action-words.ts';
import { AuditFilters, AuditViews, addressWith, type FilterState } from './audit-filters.tsx';
import { EntryDrawer, type OpenEntry } from './entry-drawer.tsx';
import { Said } from './said.tsx';

export interface AuditPageProps {
  entries: Told[];
  filter: FilterState;
  /** Who and whom as typed; in the filter they are encrypted. */
  people: { who: string; whom: string };
  counts: ReadonlyMap<Kind, number>;
  /** Id after which older entries follow; null on the last page. */
  older: number | null;
  /** When the chain was last checked and with what result. */
  check: { checkedAt: Date; holds: boolean; entries: number } | null;
  open: OpenEntry | null;
}

/** What was done and seen, newest first, one entry opened beside the list (E25). */
export function AuditPage({ entries, filter, people, counts, older, check, open }: AuditPageProps) {
  return (
    <Page
      title="审计记录"
      width="wide"
      lead={<CheckLine check={check} />}
      actions={
        <>
          <ButtonLink href="/audit/unusual" tone="quiet">
            异常查看
          </ButtonLink>
          <ButtonLink href="/audit/chain" tone="quiet">
            核验封存链
          </ButtonLink>
          <ButtonLink href={addressWith('/audit.xlsx', filter, {})} tone="quiet">
            导出
          </ButtonLink>
        </>
      }
    >
      <AuditViews filter={filter} counts={counts} />
      <AuditFilters filter={filter} people={people} />
      <div class={open ? 'audit audit-open' : 'audit'}>
        <section>
          {entries.length === 0 ? (
            <EmptyState title="没有符合条件的记录" icon="search">
              请放宽时间或其他条件再试。姓名要写全，号码要写完整。
            </EmptyState>
          ) : (
            <EntryTable entries={entries} filter={filter} openId={open?.entry.id ?? null} />
          )}
          <Pagination
            next={older ? addressWith('/audit', filter, { before: String(older) }) : null}
          />
        </section>
        {open ? <EntryDrawer open={open} close={addressWith('/audit', filter, {})} /> : null}
      </div>
    </Page>
  );
}

function CheckLine({ check }: { check: AuditPageProps['check'] }) {
  if (!check) return <>每一次改动和对个人信息的查看都记在这里，只增不改；封存链还没有核验过。</>;
  const when = formatDateTime(check.checkedAt);
  return check.holds ? (
    <>
      封存链 {when} 核验完好，共 {check.entries.toLocaleString('zh-CN')} 条
    </>
  ) : (
    <strong class="text-error">封存链 {when} 核验有不符，请看“核验封存链”</strong>
  );
}

function EntryTable({
  entries,
  filter,
  openId,
}: {
  entries: Told[];
  filter: FilterState;
  openId: number | null;
}) {
  const days = Map.groupBy(entries, ({ at }) => dayOf(at));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-card" aria-label="审计记录" tabIndex={0}>
      <table class="entries">
        <caption class="sr-only">审计记录，新的在前</caption>
        <thead>
          <tr>
            <th scope="col" class="entries-head">
              时间
            </th>
            <th scope="col" class="entries-head">
              谁
            </th>
            <th scope="col" class="entries-head">
              做了什么
            </th>
            <th scope="col" class="entries-head entries-wide">
              在哪里
            </th>
            <th scope="col" class="entries-head">
              类别
            </th>
          </tr>
        </thead>
        {[...days].map(([day, ofDay]) => (
          <tbody key={day}>
            <DayRow day={day} />
            {ofDay.map((entry) => (
              <EntryRow key={entry.id} entry={entry} filter={filter} open={entry.id === openId} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function DayRow({ day }: { day: string }) {
  const { now } = usePage();
  const today = dayOf(now);
  const yesterday = dayOf(new Date(now.getTime() - 86_400_000));
  const name = day === today ? '今天，' : day === yesterday ? '昨天，' : '';
  return (
    <tr class="entries-day">
      <th colSpan={5} scope="colgroup" class="entries-day-name">
        {name}
        {formatDay(day)}
      </th>
    </tr>
  );
}

const tones: Partial<Record<Kind, string>> = {
  number: 'tag-info',
  export: 'tag-info',
  correct: 'tag-warning',
  grant: 'tag-warning',
};

function EntryRow({ entry, filter, open }: { entry: Told; filter: FilterState; open: boolean }) {
  const failed = /failed|refuse|not_sent/.test(entry.action);
  return (
    <tr class={open ? 'entries-current' : undefined} aria-current={open ? 'true' : undefined}>
      <td class="entries-time">{formatSeconds(entry.at)}</td>
      <td class="entries-who">
        {entry.who}
        {entry.role ? <span class="entries-role">{entry.role}</span> : null}
      </td>
      <td class="entries-said">
        <a href={`${addressWith('/audit', filter, { entry: String(entry.id) })}#entry`}>
          <Said sentence={entry.sentence} />
        </a>
      </td>
      <td class="entries-place entries-wide">
        {entry.organisationName ?? ''} {entry.address ?? ''}
      </td>
      <td>
        <span class={`tag ${failed ? 'tag-error' : (tones[entry.kind] ?? 'tag-neutral')}`}>
          {kinds[entry.kind]}
        </span>
      </td>
    </tr>
  );
}
