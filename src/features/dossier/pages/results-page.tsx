import { emptyForm } from '../../../platform/http/index.ts';
import { type Column, DataTable, EmptyState, Page, PersonLink } from '../../../ui/index.ts';
import { type Organisation, organisationKindNames } from '../../organisations/index.ts';
import type { Found, FoundPerson } from '../queries/search.ts';
import { shownAtMost } from '../rules/words.ts';
import { SearchFields } from './search-page.tsx';

/** What a search found: people and organisations of the officer's scope. */
export function ResultsPage({
  words,
  found,
  keeps,
}: {
  words: string;
  found: Found;
  /** Whether the officer edits an organisation. */
  keeps(one: Organisation): boolean;
}) {
  const { people, organisations, more } = found;
  const nothing = people.length + organisations.length === 0;
  return (
    <Page title={`查找“${words}”`} width="wide">
      <div class="stack">
        {nothing ? (
          <EmptyState title="没有查到" icon="search">
            您的管理范围内没有这样的人员或单位。姓名可以只写前两个字；号码请写完整。
          </EmptyState>
        ) : null}
        {people.length > 0 ? (
          <section>
            <h2 class="mb-3 text-lg font-semibold">
              人员
              {more ? `（只列出前 ${shownAtMost} 位，请写得更完整）` : `（${people.length} 位）`}
            </h2>
            <DataTable
              caption="查到的人员"
              columns={peopleColumns}
              rows={people}
              rowKey={({ accountId }) => accountId}
            />
          </section>
        ) : null}
        {organisations.length > 0 ? (
          <section>
            <h2 class="mb-3 text-lg font-semibold">单位（{organisations.length} 家）</h2>
            <DataTable
              caption="查到的单位"
              columns={organisationColumns(keeps)}
              rows={organisations}
              rowKey={({ id }) => id}
            />
          </section>
        ) : null}
        <div class="sheet">
          <SearchFields form={{ ...emptyForm, values: nothing ? { words } : {} }} />
        </div>
      </div>
    </Page>
  );
}

const peopleColumns: Column<FoundPerson>[] = [
  {
    key: 'name',
    label: '姓名',
    value: ({ name }) => name,
    cell: ({ accountId, name }) => <PersonLink accountId={accountId} name={name} />,
  },
  { key: 'number', label: '证件号码', value: ({ idNumberMasked }) => idNumberMasked },
  { key: 'phone', label: '手机', value: ({ phoneMasked }) => phoneMasked ?? '没有登记' },
  { key: 'unit', label: '单位', value: ({ employerName }) => employerName ?? '没有单位' },
];

const organisationColumns = (keeps: (one: Organisation) => boolean): Column<Organisation>[] => [
  {
    key: 'name',
    label: '名称',
    value: ({ name }) => name,
    cell: (one) =>
      keeps(one) ? (
        <a class="link font-medium" href={`/organisations/${one.id}`}>
          {one.name}
        </a>
      ) : (
        one.name
      ),
  },
  { key: 'code', label: '统一社会信用代码', value: ({ creditCode }) => creditCode ?? '没有登记' },
  { key: 'kind', label: '种类', value: ({ kind }) => organisationKindNames[kind] },
  { key: 'phone', label: '电话', value: ({ phone }) => phone },
];
