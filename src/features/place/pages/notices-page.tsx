import { emptyForm, type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  type Column,
  DataTable,
  DateField,
  ErrorSummary,
  FieldScope,
  Form,
  formatDay,
  Page,
  RadioField,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal, ReversalButton } from '../../proposals/index.ts';
import { consentKindNames, consentKinds, type PrivacyNotice } from '../rules/privacy-notice.ts';
import { NoticeDifference, NoticeText } from './notice-text.tsx';

export type NoticeForm = 'draft' | 'publish' | 'withdraw';

export interface NoticesPageProps {
  /** The published versions and the shipped one, the newest first. */
  notices: PrivacyNotice[];
  draft: PrivacyNotice | null;
  inForce: string;
  waiting: Proposal | undefined;
  today: string;
  /** Which of the forms was sent, and came back. */
  of: NoticeForm | null;
  form: FormState;
}

/** Versions of the privacy notice: the draft with what it changes, and those published. */
export function NoticesPage(props: NoticesPageProps) {
  const { waiting, draft, form } = props;
  return (
    <Page
      title="个人信息保护告知的版本"
      width="wide"
      lead="起草新的一版，由两人公布。处理的目的、方式或种类有变化的，要重新征求本人同意。"
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <OpenProposal proposal={waiting} />
        <DraftCard {...props} />
        {draft ? <PreviewCard {...props} draft={draft} /> : null}
        <Card title="已公布的版本" icon="list">
          <VersionsTable {...props} />
        </Card>
      </div>
    </Page>
  );
}

const stateOf = ({ of, form }: NoticesPageProps, one: NoticeForm) =>
  of === one ? form : emptyForm;
const latestOf = ({ notices }: NoticesPageProps) => notices[0] as PrivacyNotice;

function DraftCard(props: NoticesPageProps) {
  const { draft, today } = props;
  const form = stateOf(props, 'draft');
  const filled = (name: 'body' | 'changes' | 'consent' | 'validFrom', otherwise: string) => {
    const field = fieldOf(form, name);
    return { ...field, value: name in form.values ? field.value : (draft?.[name] ?? otherwise) };
  };
  return (
    <Card title={draft ? `草稿：${draft.version} 版` : '起草新的一版'} icon="pen">
      <FieldScope.Provider value="draft-">
        <Form action="/place/notices">
          <TextArea
            label="正文"
            hint="空一行分段；以“## ”开头的是小标题，以“- ”开头的是列表。"
            rows={16}
            {...filled('body', latestOf(props).body)}
            required
          />
          <TextArea
            label="改了什么"
            hint="用学员看得懂的一两句话写；征求同意时放在最前面。"
            rows={3}
            {...filled('changes', '')}
            required
          />
          <RadioField
            label="征求同意"
            {...filled('consent', '')}
            options={consentKinds.map((value) => ({ value, label: consentKindNames[value] }))}
            required
          />
          <DateField label="从哪天起适用" {...filled('validFrom', today)} required />
          <SubmitButton tone="quiet">保存草稿，看预览</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}

function PreviewCard({ draft, ...props }: NoticesPageProps & { draft: PrivacyNotice }) {
  const before = latestOf(props as NoticesPageProps);
  const form = stateOf(props as NoticesPageProps, 'publish');
  return (
    <Card title="预览" icon="list">
      <h3 class="font-semibold">和 {before.version} 版不同的地方</h3>
      <div class="my-3">
        <NoticeDifference before={before.body} after={draft.body} />
      </div>
      <details class="mb-5">
        <summary class="link">全文，学员看到的样子</summary>
        <div class="mt-3">
          <NoticeText body={draft.body} />
        </div>
      </details>
      <FieldScope.Provider value="publish-">
        <Form action="/place/notices/publication">
          <TextArea label="依据" rows={2} {...fieldOf(form, 'reason')} required />
          <SubmitButton>提请公布</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}

function VersionsTable(props: NoticesPageProps) {
  const { notices, inForce, today } = props;
  const columns: Column<PrivacyNotice>[] = [
    {
      key: 'version',
      label: '版本',
      value: ({ version }) => version,
      cell: ({ version }) => (
        <a class="link" href={`/privacy?version=${version}`}>
          {version}
        </a>
      ),
    },
    { key: 'from', label: '适用', value: ({ validFrom }) => `${formatDay(validFrom)}起` },
    { key: 'changes', label: '改了什么', value: ({ changes }) => changes || '平台自带的一版' },
    { key: 'consent', label: '征求同意', value: ({ consent }) => consentKindNames[consent] },
    {
      key: 'state',
      label: '状态',
      value: ({ version, validFrom }) => stateIn({ version, validFrom }, inForce, today),
      cell: (notice) => (
        <>
          {stateIn(notice, inForce, today)}
          {notice.validFrom > today ? (
            <ReversalButton
              id={notice.version}
              action={`/place/notices/${notice.version}/withdrawal`}
              effect="撤回之后这一版不再适用，也不能再公布。"
              form={stateOf(props, 'withdraw')}
            />
          ) : null}
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption="已公布的版本"
      columns={columns}
      rows={notices}
      rowKey={({ version }) => version}
    />
  );
}

function stateIn(
  { version, validFrom }: Pick<PrivacyNotice, 'version' | 'validFrom'>,
  inForce: string,
  today: string,
): string {
  if (version === inForce) return '适用中';
  return validFrom > today ? '待适用' : '以前的版本';
}
