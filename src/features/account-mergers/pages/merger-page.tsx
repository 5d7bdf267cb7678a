import { idDocumentNames } from '../../../kernel/id-number.ts';
import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Alert,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { type LearnerProfile, registrationStateNames } from '../../people/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import type { LoadedMerger } from '../queries/merger-page.ts';
import { type FollowingRows, wayBackDays } from '../rules/merger.ts';
import { staying } from '../rules/staying.ts';
import { PastMergers } from './past-mergers.tsx';

export type MergerPageProps = LoadedMerger & {
  proposal: Proposal | undefined;
  form: FormState;
};

/** Two accounts of one person: which is kept, what follows, what stays and why, and the way back. */
export function MergerPage(props: MergerPageProps) {
  const { kept, closed, past, proposal, form } = props;
  return (
    <Page
      title={`${kept.name}：合并另一个账号`}
      width="wide"
      crumbs={[
        { label: '查人', href: '/search' },
        { label: kept.name, href: `/people/${kept.accountId}` },
        { label: '合并另一个账号' },
      ]}
      lead="只用于同一个人注册了两次：换过证件（护照、通行证换成身份证，证件换号），或者号码曾经登记错。请对照两份证件原件。"
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        {proposal ? <OpenProposal proposal={proposal} /> : null}
        <Choice kept={kept} form={form} />
        {closed ? <Preview {...props} closed={closed} /> : null}
        <PastMergers past={past} form={form} />
      </div>
    </Page>
  );
}

function Choice({ kept, form }: { kept: LearnerProfile; form: FormState }) {
  return (
    <Card title="另一个账号" icon="search">
      <Form action={`/people/${kept.accountId}/merger/choice`}>
        <TextField
          label="证件号码或手机号"
          hint="现在打开的账号会保留，填的这一个会停用；下一步可以对调。"
          {...fieldOf(form, 'number')}
          required
        />
        <SubmitButton tone="quiet">看看会怎样</SubmitButton>
      </Form>
    </Card>
  );
}

function Preview(props: MergerPageProps & { closed: LearnerProfile }) {
  const { kept, closed, rows, topics, barrier, proposal, form } = props;
  return (
    <>
      <Card
        title="两个账号"
        icon="person"
        actions={
          <ButtonLink
            href={`/people/${closed.accountId}/merger?with=${kept.accountId}`}
            size="small"
            tone="quiet"
          >
            改为保留另一个
          </ButtonLink>
        }
      >
        <DataTable
          caption="两个账号"
          columns={comparison(closed, kept)}
          rows={comparedFields}
          rowKey={({ label }) => label}
        />
      </Card>
      <Card title="会怎样" icon="list">
        {topics.length > 0 ? (
          <p class="mb-3">
            两个账号都报了{topics.map((title) => `《${title}》`).join('、')}
            ：以保留的账号为准，停用的账号里的这门课（报名、缴费、成绩）原样留着；缴了两次的，由收款单位退费。
          </p>
        ) : null}
        <DataTable
          caption="并入和留下的内容"
          columns={rowColumns}
          rows={rows}
          rowKey={({ key }) => key}
          empty="停用的账号里没有需要并入的内容。"
        />
        <details class="mt-3">
          <summary>什么从不并入</summary>
          <ul class="list-disc pl-5">
            {[...new Set(Object.values(staying))].map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      </Card>
      {barrier ? (
        <Alert tone="warning" title="现在还不能合并">
          {barrier}
        </Alert>
      ) : null}
      {barrier || proposal ? null : <Proposing kept={kept} closed={closed} form={form} />}
    </>
  );
}

function Proposing({
  kept,
  closed,
  form,
}: {
  kept: LearnerProfile;
  closed: LearnerProfile;
  form: FormState;
}) {
  return (
    <Card title={`并入${kept.name}（${kept.idNumberMasked}）`} icon="check" tone="accent">
      <p class="mb-3">
        要由另一位工作人员确认。确认后停用的账号不能再登录，它的证件号码可以登录保留的账号；
        {wayBackDays}
        天内可以撤销。
      </p>
      <Form action={`/people/${kept.accountId}/merger`}>
        <input type="hidden" name="fromId" value={closed.accountId} />
        <TextArea
          label="怎么核对是同一个人"
          hint="看了哪两份证件、有什么证明，例如出入境管理机构的证件关联证明。"
          rows={2}
          {...fieldOf(form, 'reason')}
          required
        />
        <SubmitButton>提请合并</SubmitButton>
      </Form>
    </Card>
  );
}

const comparedFields: { label: string; value(one: LearnerProfile): string }[] = [
  { label: '姓名', value: ({ name }) => name },
  {
    label: '证件',
    value: ({ idDocumentType, idNumberMasked }) =>
      `${idDocumentNames[idDocumentType]} ${idNumberMasked}`,
  },
  { label: '手机', value: ({ phoneMasked }) => phoneMasked ?? '没有登记' },
  { label: '单位', value: ({ employerName }) => employerName ?? '没有单位' },
  { label: '职称', value: ({ titleName }) => titleName ?? '没有登记' },
  {
    label: '登记核对',
    value: ({ registrationState }) => registrationStateNames[registrationState],
  },
];

const comparison = (
  closed: LearnerProfile,
  kept: LearnerProfile,
): Column<(typeof comparedFields)[number]>[] => [
  { key: 'label', label: '项目', value: ({ label }) => label },
  { key: 'kept', label: '保留', value: ({ value }) => value(kept) },
  { key: 'closed', label: '停用', value: ({ value }) => value(closed) },
];

const rowColumns: Column<FollowingRows>[] = [
  { key: 'label', label: '什么', value: ({ label }) => label },
  { key: 'follow', label: '并入', numeric: true, value: ({ follow, unit }) => `${follow} ${unit}` },
  {
    key: 'stay',
    label: '留下',
    numeric: true,
    value: ({ stay, unit }) => (stay === 0 ? '—' : `${stay} ${unit}`),
  },
  { key: 'because', label: '为什么留下', value: ({ because }) => because },
];
