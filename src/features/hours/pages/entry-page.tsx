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
import type { CertificateEntry } from '../entry.ts';

export interface EntryPageProps {
  entry: CertificateEntry;
  person: { name: string; idNumberMasked: string } | undefined;
  own: boolean;
  errors?: Record<string, string>;
  because?: string;
}

/** One line of the registration card, and taking it back with a reason. */
export function EntryPage({ entry, person, own, errors = {}, because = '' }: EntryPageProps) {
  return (
    <Page
      title={`登记 ${entry.entryNo}`}
      crumbs={[{ href: `/hours/card?year=${entry.year}`, label: '登记卡' }]}
    >
      <div class="stack">
        <ErrorSummary errors={errors} />
        <Card title="登记内容" icon="list">
          <DefinitionList
            items={[
              { label: '姓名', value: person?.name },
              { label: '证件号码', value: person?.idNumberMasked },
              { label: '年度', value: `${entry.year}年` },
              { label: '内容', value: entry.title },
              { label: '学时', value: `${entry.creditHours} 学时` },
              { label: '登记时间', value: <DateTime value={entry.confirmedAt} /> },
            ]}
          />
        </Card>
        <EntryState entry={entry} own={own} errors={errors} because={because} />
      </div>
    </Page>
  );
}

function EntryState({ entry, own, errors, because }: Required<Omit<EntryPageProps, 'person'>>) {
  if (entry.withdrawnAt)
    return (
      <Alert tone="warning" title="已撤回，不再计入学时">
        {entry.withdrawnBecause}
      </Alert>
    );
  if (own)
    return (
      <Alert tone="info" title="这是您本人的登记">
        需要撤回时，请由本单位另一位管理员办理。
      </Alert>
    );
  return (
    <Card title="撤回登记" icon="warning">
      <p>
        撤回后原登记保留并注明原因，不再计入学时；合格单回到“学时确认”，可以重新登记。已经固定的年度考核名单不会改动，会在名单上标出与现状的差别。
      </p>
      <Form action={`/hours/entries/${entry.id}/withdrawal`}>
        <TextArea
          name="because"
          label="撤回原因"
          hint="本人会看到这个原因。"
          required
          value={because}
          error={errors.because}
        />
        <SubmitButton tone="danger">撤回这条登记</SubmitButton>
      </Form>
    </Card>
  );
}
