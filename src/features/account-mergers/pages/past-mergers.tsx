import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { Card, ConfirmButton, DateTime, FieldScope, TextArea } from '../../../ui/index.ts';
import type { PastMerger } from '../queries/merger-page.ts';

/** The mergers of an account, each with its way back while there is one. */
export function PastMergers({ past, form }: { past: readonly PastMerger[]; form: FormState }) {
  return (
    <>
      {past.map((merger) => (
        <Card key={merger.id} title="以前的合并" icon="list">
          <Past merger={merger} form={form} />
        </Card>
      ))}
    </>
  );
}

function Past({ merger, form }: { merger: PastMerger; form: FormState }) {
  const { id, intoId, closedName, closedNumber, mergedAt, separatedAt, until, moved, reason } =
    merger;
  const rows = Object.values(moved).reduce((sum, ids) => sum + ids.length, 0);
  return (
    <>
      <p class="mb-3">
        <DateTime value={mergedAt} /> 并入 {closedName}（{closedNumber}）的账号，共 {rows}{' '}
        项。原因：
        {reason}
        {separatedAt ? '（已撤销）' : ''}
      </p>
      {merger.mayGoBack ? (
        <FieldScope.Provider value={`${id}-`}>
          <ConfirmButton
            label="撤销这次合并"
            question="并入的内容，以及合并后在这些课上新有的缴费和成绩，会回到原账号；原账号可以再登录。要由另一位工作人员确认。"
            confirm="提请撤销合并"
            action={`/people/${intoId}/merger/separation`}
            open={form.errors.reason !== undefined}
          >
            <input type="hidden" name="mergerId" value={id} />
            <TextArea label="原因" rows={2} {...fieldOf(form, 'reason')} required />
          </ConfirmButton>
          <p class="small-print">
            可以撤销到 <DateTime value={until} />。
          </p>
        </FieldScope.Provider>
      ) : null}
    </>
  );
}
