import type { PageOf } from '../../../kernel/page-of.ts';
import {
  ButtonLink,
  CheckboxField,
  type Column,
  DataTable,
  EmptyState,
  Form,
  formatDay,
  Page,
  Pagination,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { ListedOrganisation } from '../queries/changes.ts';
import {
  affiliationNames,
  type OrganisationKind,
  organisationKindNames,
  organisationKinds,
} from '../rules/organisation.ts';

export interface KeptPageProps {
  list: PageOf<ListedOrganisation>;
  filter: { q: string; kind?: OrganisationKind | undefined; closed: boolean };
}

/** The list of organisations that an officer keeps. */
export function KeptPage({ list, filter }: KeptPageProps) {
  return (
    <Page
      title="单位名录"
      width="wide"
      lead="学员注册和缴费时选择的单位。更名、迁移、撤销都按日期记入历史。"
      actions={
        <>
          <ButtonLink href="/organisations/new">新增单位</ButtonLink>
          <ButtonLink href="/organisations/imports" tone="quiet">
            从表格导入
          </ButtonLink>
          <ButtonLink href="/organisations/doubles" tone="quiet">
            重复的单位
          </ButtonLink>
        </>
      }
    >
      <Form action="/organisations" method="get" class="flex flex-wrap items-end gap-4">
        <TextField name="q" label="名称、拼音或信用代码" value={filter.q} type="search" />
        <SelectField
          name="kind"
          label="种类"
          value={filter.kind}
          placeholder="全部"
          options={organisationKinds.map((value) => ({
            value,
            label: organisationKindNames[value],
          }))}
        />
        <CheckboxField name="closed" label="只看已撤销的" checked={filter.closed} />
        <div class="mb-5">
          <SubmitButton tone="quiet">筛选</SubmitButton>
        </div>
      </Form>
      <DataTable
        caption="单位名录"
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="没有符合条件的单位" icon="building">
            换一个条件，或者新增单位。
          </EmptyState>
        }
      />
      <Pagination of={list} />
    </Page>
  );
}

const columns: Column<ListedOrganisation>[] = [
  {
    key: 'name',
    label: '名称',
    value: ({ name }) => name,
    cell: ({ id, name }) => (
      <a class="link font-medium" href={`/organisations/${id}`}>
        {name}
      </a>
    ),
  },
  { key: 'code', label: '统一社会信用代码', value: ({ creditCode }) => creditCode ?? '没有登记' },
  { key: 'kind', label: '种类', value: ({ kind }) => organisationKindNames[kind] },
  {
    key: 'affiliation',
    label: '隶属',
    value: ({ affiliation }) => (affiliation ? affiliationNames[affiliation] : '—'),
  },
  { key: 'place', label: '区县', value: ({ placeName }) => placeName ?? '—' },
  {
    key: 'state',
    label: '状态',
    value: ({ validTo }) => (validTo ? `${formatDay(validTo)}撤销` : '在用'),
  },
];
