import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Card,
  CheckboxField,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  RadioField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { MissingUnitRequest } from '../queries/missing-units.ts';
import { affiliationNames, type Organisation } from '../rules/organisation.ts';

export interface MissingUnitPageProps {
  request: MissingUnitRequest;
  /** Units of the list with a similar name or code. */
  similar: Organisation[];
  q: string;
  form: FormState;
}

const affiliations = [
  { value: 'DISTRICT', label: affiliationNames.DISTRICT },
  {
    value: 'MUNICIPAL',
    label: affiliationNames.MUNICIPAL,
    hint: '加入后由市人社局批准，批准前不能自行审验。',
  },
  { value: 'CENTRAL', label: affiliationNames.CENTRAL, hint: '同上。' },
  { value: 'NONE', label: '非公有制单位' },
];

/** One request, to be merged with a listed unit, added as a new one, or rejected. */
export function MissingUnitPage(props: MissingUnitPageProps) {
  const { request, form } = props;
  return (
    <Page
      title={request.name}
      crumbs={[{ label: '单位登记申请', href: '/missing-units' }, { label: request.name }]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Card title="申请内容" icon="list">
          <DefinitionList
            items={[
              { label: '填写的名称', value: request.name },
              { label: '统一社会信用代码', value: request.creditCode ?? '未填' },
              { label: '申请时间', value: <DateTime value={request.createdAt} /> },
            ]}
          />
        </Card>
        <Merger {...props} />
        <Addition {...props} />
        <Rejection {...props} />
      </div>
    </Page>
  );
}

function Merger({ request, similar, q, form }: MissingUnitPageProps) {
  return (
    <Card title="名单里其实有：并入" icon="search">
      <Form action={`/missing-units/${request.id}`} method="get" class="flex gap-2 items-end mb-4">
        <div class="grow">
          <TextField name="q" label="查找单位" type="search" value={q} required />
        </div>
        <SubmitButton tone="quiet">查找</SubmitButton>
      </Form>
      {similar.length === 0 ? (
        <p class="text-muted">名单里没有相近的单位。</p>
      ) : (
        <Form action={`/missing-units/${request.id}/merger`}>
          <RadioField
            name="organisationId"
            label="并入哪个单位"
            value={typed(form.values, 'organisationId')}
            options={similar.map(({ id, name, creditCode }) => ({
              value: id,
              label: name,
              hint: creditCode ?? undefined,
            }))}
            error={form.errors.organisationId}
            required
          />
          <div>
            <SubmitButton>并入所选单位</SubmitButton>
          </div>
        </Form>
      )}
    </Card>
  );
}

function Addition({ request, form }: MissingUnitPageProps) {
  const { values, errors } = form;
  return (
    <Card title="名单里没有：加入" icon="building">
      <Form action={`/missing-units/${request.id}/addition`}>
        <TextField
          name="name"
          label="单位全称"
          value={typed(values, 'name') || request.name}
          error={errors.name}
          required
        />
        <TextField
          name="creditCode"
          label="统一社会信用代码"
          value={typed(values, 'creditCode') || (request.creditCode ?? '')}
          error={errors.creditCode}
          required
        />
        <CheckboxField
          name="noCode"
          label="单位还没有统一社会信用代码，已核实其他证明"
          checked={typed(values, 'noCode') === 'yes'}
        />
        <RadioField
          name="affiliation"
          label="隶属关系"
          value={typed(values, 'affiliation')}
          options={affiliations}
          error={errors.affiliation}
          required
        />
        <TextField name="address" label="地址" value={typed(values, 'address')} />
        <div>
          <SubmitButton>加入名单</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

function Rejection({ request, form }: MissingUnitPageProps) {
  return (
    <Card title="无法核实：退回" icon="cross">
      <Form action={`/missing-units/${request.id}/rejection`}>
        <TextArea
          name="reason"
          label="退回原因"
          hint="申请人会收到短信。"
          value={typed(form.values, 'reason')}
          error={form.errors.reason}
          rows={2}
          required
        />
        <div>
          <SubmitButton tone="danger">退回申请</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
