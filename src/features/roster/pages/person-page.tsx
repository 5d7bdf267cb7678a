import { typed } from '../../../platform/http/form.ts';
import {
  Badge,
  Card,
  DataTable,
  DateField,
  DefinitionList,
  ErrorSummary,
  FieldScope,
  Form,
  formatDay,
  Page,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { AffiliationKind } from '../../people/index.ts';
import { membershipWords } from '../rules/body-membership.ts';
import type { RosterEntry } from '../rules/roster-entry.ts';
import { endReasonNames, sourceNames } from '../rules/roster-names.ts';
import type { FormState } from './form-state.ts';
import { Period } from './roster-columns.tsx';

const linkStateNames: Record<RosterEntry['state'], string> = {
  CLAIMED: '等待确认',
  CONFIRMED: '已确认',
  REJECTED: '已退回',
};

export interface PersonPageProps {
  kind: AffiliationKind;
  person: RosterEntry;
  /** All affiliations of the person with this body, the newest first. */
  history: RosterEntry[];
  today: string;
  own: boolean;
  form: FormState;
}

/** One person of a roster: the history with this body, and the forms to change it. */
export function PersonPage(props: PersonPageProps) {
  const { kind, person, history, form } = props;
  const words = membershipWords[kind];
  const kept = person.state === 'CONFIRMED' && person.endReason !== 'MISTAKEN';
  return (
    <Page
      title={person.name}
      crumbs={[{ label: words.people, href: '/roster' }, { label: person.name }]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <Card title="基本情况" icon="person">
          <DefinitionList
            items={[
              { label: '证件号码', value: <span class="figures">{person.idNumberMasked}</span> },
              {
                label: '手机号',
                value: <span class="figures">{person.phoneMasked ?? '未登记'}</span>,
              },
              { label: '部门', value: person.department },
              { label: '岗位', value: person.post },
              { label: '账号', value: person.activated ? '已启用' : '尚未启用' },
            ]}
          />
          {person.activated ? null : (
            <p class="mt-3 text-muted">
              登记了手机号的，本人打开登录页，点“启用账号”，用短信验证码设置密码；没有登记手机号的，本人带证件到窗口领取一次性代码。
            </p>
          )}
        </Card>
        <DataTable
          caption={`${words.here}的${words.affiliation}记录`}
          rows={history}
          rowKey={({ id }) => id}
          columns={[
            { key: 'period', label: '时间', cell: (one) => <Period {...one} /> },
            { key: 'state', label: '状态', cell: (one) => <State {...one} /> },
            { key: 'source', label: '来源', cell: ({ source }) => sourceNames[source] },
            {
              key: 'reason',
              label: '离开原因',
              cell: ({ endReason }) => (endReason ? endReasonNames[endReason] : '—'),
            },
          ]}
        />
        {kept ? <Changes {...props} /> : null}
      </div>
    </Page>
  );
}

function State({ state }: Pick<RosterEntry, 'state'>) {
  const tones = { CLAIMED: 'info', CONFIRMED: 'success', REJECTED: 'warning' } as const;
  return <Badge tone={tones[state]}>{linkStateNames[state]}</Badge>;
}

function Changes({ kind, person, today, own, form }: PersonPageProps) {
  const current = person.validTo === null;
  return (
    <div class="grid gap-5 lg:grid-cols-2 items-start">
      <Card title={kind === 'EMPLOYMENT' ? '更正日期、部门和岗位' : '更正日期'} icon="pen">
        <FieldScope.Provider value={form.of === 'correction' ? '' : 'correction-'}>
          <Correction kind={kind} person={person} form={form.of === 'correction' ? form : null} />
        </FieldScope.Provider>
      </Card>
      {current && !own ? (
        <Card title="登记离开" icon="leave">
          <FieldScope.Provider value={form.of === 'end' ? '' : 'end-'}>
            <End person={person} today={today} form={form.of === 'end' ? form : null} />
          </FieldScope.Provider>
        </Card>
      ) : null}
    </div>
  );
}

function Correction({
  kind,
  person,
  form,
}: {
  kind: AffiliationKind;
  person: RosterEntry;
  form: FormState | null;
}) {
  const value = (field: string, known: string) => (form ? typed(form.values, field) : known);
  const error = (field: string) => form?.errors[field];
  return (
    <Form action={`/roster/people/${person.id}/correction`}>
      <DateField
        name="from"
        label="开始日期"
        value={value('from', person.validFrom)}
        error={error('from')}
        required
      />
      {person.validTo === null ? null : (
        <DateField
          name="to"
          label="离开日期"
          hint="从这一天起不再在册。"
          value={value('to', person.validTo)}
          error={error('to')}
          required
        />
      )}
      {kind === 'EMPLOYMENT' ? (
        <>
          <TextField
            name="department"
            label="部门"
            value={value('department', person.department)}
            error={error('department')}
          />
          <TextField
            name="post"
            label="岗位"
            value={value('post', person.post)}
            error={error('post')}
          />
        </>
      ) : null}
      <SubmitButton tone="quiet">保存更正</SubmitButton>
    </Form>
  );
}

function End({
  person,
  today,
  form,
}: {
  person: RosterEntry;
  today: string;
  form: FormState | null;
}) {
  return (
    <Form action={`/roster/people/${person.id}/end`}>
      <DateField
        name="on"
        label="离开日期"
        hint={`从这一天起不再在册，${formatDay(person.validFrom)}之后，不晚于今天。`}
        value={form ? typed(form.values, 'on') : today}
        error={form?.errors.on}
        required
      />
      <SelectField
        name="reason"
        label="原因"
        placeholder="请选择"
        value={form ? typed(form.values, 'reason') : ''}
        error={form?.errors.reason}
        options={Object.entries(endReasonNames).map(([value, label]) => ({ value, label }))}
        required
      />
      <p class="text-muted mb-3">
        本人会收到通知。他的学习记录、合格单和学时不受影响；已登记在登记卡上的内容保留。
      </p>
      <SubmitButton tone="danger">登记离开</SubmitButton>
    </Form>
  );
}
