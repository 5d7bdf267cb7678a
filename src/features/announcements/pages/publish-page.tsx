import { roleNames } from '../../../kernel/actor.ts';
import type { FormState } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  ConfirmButton,
  DefinitionList,
  ErrorSummary,
  Form,
  formatDay,
  Page,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import type { AttachedFile } from '../queries/files.ts';
import { type Announcement, kindNames } from '../rules/announcement.ts';
import { bodyHtml } from '../rules/body-html.ts';
import { twoPersonKinds } from '../rules/policy.ts';
import { AttachedFiles } from './attached-files.tsx';

export interface PublishPageProps {
  announcement: Announcement;
  barrier: 'second_person' | null;
  /** A withdrawal that waits for a second person. */
  proposal: Proposal | undefined;
  /** Published ones of the same kind that this one may replace. */
  older: Announcement[];
  /** The district it is for; null for the whole city. */
  place: string | null;
  files: AttachedFile[];
  form: FormState;
}

/** Review and publication of a draft, or withdrawal of a published announcement. */
export function PublishPage(props: PublishPageProps) {
  const { announcement, barrier, proposal, older, place, files, form } = props;
  const byTwo = twoPersonKinds.includes(announcement.kind);
  const { id, title, kind, state, body } = announcement;
  return (
    <Page
      title={state === 'DRAFT' ? '核对并发布' : '发布与撤回'}
      crumbs={[{ label: '公告管理', href: '/announcement-desk' }, { label: title }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card title={`${kindNames[kind]}：${title}`}>
          <div class="prose" dangerouslySetInnerHTML={{ __html: bodyHtml(body) }} />
          <DefinitionList items={factsOf(announcement, place)} />
        </Card>
        {files.length > 0 ? <AttachedFiles id={id} files={files} /> : null}
        {state === 'DRAFT' && barrier ? (
          <Alert tone="info" title="等另一位工作人员发布">
            政策文件和通报由起草人以外的工作人员核对后发布；同事会在首页的待办里看到它。
          </Alert>
        ) : null}
        {state === 'DRAFT' && !barrier ? (
          <Card title="发布" icon="check" tone="accent">
            <Form action={`/announcement-desk/${id}/publication`}>
              <SelectField
                name="replaces"
                label="替代哪一份"
                placeholder="不替代"
                value=""
                options={older.map((one) => ({ value: one.id, label: one.title }))}
              />
              <SubmitButton>发布</SubmitButton>
            </Form>
          </Card>
        ) : null}
        <OpenProposal proposal={proposal} />
        {state === 'PUBLISHED' && !proposal ? (
          <ConfirmButton
            label="撤回"
            question={
              byTwo
                ? '提出撤回后，由另一位工作人员复核；撤回后读者仍能看到它和原因。'
                : '确定撤回这份文件吗？读者仍能看到它和撤回的原因。'
            }
            confirm={byTwo ? '提请复核' : '确定撤回'}
            action={`/announcement-desk/${id}/withdrawal`}
            open={form.errors.reason !== undefined}
          >
            <TextField
              name="reason"
              label="原因"
              required
              value={String(form.values.reason ?? '')}
              error={form.errors.reason}
            />
          </ConfirmButton>
        ) : null}
      </div>
    </Page>
  );
}

const factsOf = (one: Announcement, place: string | null) => [
  { label: '文号', value: one.documentNo },
  {
    label: '有效期',
    value: `${formatDay(one.validFrom)} 至 ${one.validTo ? formatDay(one.validTo) : '另行通知'}`,
  },
  {
    label: '给谁看',
    value: one.audienceRoles.map((role) => roleNames[role]).join('、') || '所有人',
  },
  { label: '哪里', value: place ?? '全市' },
  { label: '确认已阅', value: one.asksReceipt ? '请读者确认' : null },
];
