import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Alert,
  Card,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { type CertificateEntry, contentOf } from '../rules/entry.ts';
import { subjectNames } from '../rules/hours-claim.ts';

export interface EntryPageProps {
  entry: CertificateEntry;
  person: { name: string; idNumberMasked: string } | undefined;
  own: boolean;
  form: FormState;
}

/** One line of the registration card, and the form that takes it back. */
export function EntryPage({ entry, person, own, form }: EntryPageProps) {
  return (
    <Page
      title={`登记 ${entry.entryNo}`}
      crumbs={[{ href: `/hours/card?year=${entry.year}`, label: '登记卡' }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <Card title="登记内容" icon="list">
          <DefinitionList
            items={[
              { label: '姓名', value: person?.name },
              { label: '证件号码', value: person?.idNumberMasked },
              { label: '年度', value: `${entry.year}年` },
              { label: '类别', value: subjectNames[entry.subject] },
              { label: '内容', value: contentOf(entry) },
              { label: '学时', value: `${entry.creditHours} 学时` },
              { label: '登记时间', value: <DateTime value={entry.confirmedAt} /> },
            ]}
          />
        </Card>
        <EntryState entry={entry} own={own} form={form} />
      </div>
    </Page>
  );
}

function EntryState({ entry, own, form }: Omit<EntryPageProps, 'person'>) {
  if (entry.withdrawnAt)
    return (
      <Alert tone="warning" title="已撤回，不再计入学时">
        <p>{entry.withdrawnBecause}</p>
        {entry.subject === 'PUBLIC' ? (
          <p>
            合格单仍然有效的，
            <a class="link" href="/hours/confirmations">
              到“学时确认”重新登记
            </a>
            即为更正。
          </p>
        ) : null}
      </Alert>
    );
  if (entry.subject === 'PROFESSIONAL')
    return (
      <Alert tone="info" title="由行业主管部门认定">
        登记卡随认定同时登记。内容或者学时有误的，请联系认定的主管部门更正或者撤回。
      </Alert>
    );
  if (own)
    return (
      <Alert tone="info" title="这是您本人的登记">
        需要撤回时，请由本单位另一位管理员办理。
      </Alert>
    );
  return (
    <Card title="更正或撤回登记" icon="warning">
      <p>
        学时、年度和内容都取自合格单，不能另填。登记有误的（例如记到了别的单位），先在这里撤回并写明原因，合格单随即回到“学时确认”，重新登记即为更正；原登记保留，不再计入学时。已经固定的年度考核名单不会改动，会在名单上标出与现状的差别。
      </p>
      <Form action={`/hours/entries/${entry.id}/withdrawal`}>
        <TextArea
          {...fieldOf(form, 'because')}
          label="撤回原因"
          hint="本人会看到这个原因。"
          required
        />
        <SubmitButton tone="danger">撤回这条登记</SubmitButton>
      </Form>
    </Card>
  );
}
