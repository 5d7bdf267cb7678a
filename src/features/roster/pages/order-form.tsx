import {
  Alert,
  Card,
  CheckboxField,
  ConfirmButton,
  Form,
  SubmitButton,
} from '../../../ui/index.ts';
import type { DoubtfulCandidate } from '../queries/doubtful-candidates.ts';
import type { ListImport } from '../rules/list-import.ts';
import { count } from './imports-page.tsx';

export interface OrderFormProps {
  list: ListImport;
  doubtful: readonly DoubtfulCandidate[];
}

/** The form that orders the import of a checked list, wholly or without its faulty rows. */
export function OrderForm({ list, doubtful }: OrderFormProps) {
  const all = list.rowsFaulty === 0;
  return (
    <Card title="导入" icon="arrow" tone="accent">
      <div class="stack">
        {all ? null : (
          <Alert tone="warning">
            还有 {count(list.rowsFaulty)}{' '}
            行有错误，现在一个人也没有导入。请改正后重新上传整份名单，或者只导入正确的行。
          </Alert>
        )}
        {all && doubtful.length === 0 ? (
          <p>{count(list.rowsTotal)} 行全部正确，可以导入。</p>
        ) : null}
        {doubtful.length > 0 ? (
          <Doubtful list={list} doubtful={doubtful} />
        ) : (
          <div class="flex flex-wrap gap-3 items-start">
            <Plain list={list} />
            <CancelImport id={list.id} />
          </div>
        )}
      </div>
    </Card>
  );
}

function Plain({ list }: Pick<OrderFormProps, 'list'>) {
  const right = list.rowsTotal - list.rowsFaulty;
  if (list.rowsFaulty === 0)
    return (
      <Form action={`/roster/imports/${list.id}/word`}>
        <input type="hidden" name="rows" value="ALL" />
        <SubmitButton busyText="正在导入…">导入 {count(right)} 人</SubmitButton>
      </Form>
    );
  return right > 0 ? (
    <ConfirmButton
      label={`导入正确的 ${count(right)} 行，留下有错误的 ${count(list.rowsFaulty)} 行`}
      tone="primary"
      question="有错误的行不会导入，30 天内可以下载改正后再上传。"
      confirm={`导入 ${count(right)} 人`}
      action={`/roster/imports/${list.id}/word`}
    >
      <input type="hidden" name="rows" value="RIGHT" />
    </ConfirmButton>
  ) : null;
}

function Doubtful({ list, doubtful }: OrderFormProps) {
  return (
    <>
      <Form action={`/roster/imports/${list.id}/word`}>
        <input type="hidden" name="rows" value="RIGHT" />
        <fieldset class="stack">
          <legend class="font-semibold">
            有 {count(doubtful.length)} 行的号码以 000 结尾，可能被 Excel
            改过。请对照证件逐行核对，确实无误的才勾选。
          </legend>
          {doubtful.map(({ rowNo, name, idNumberMasked }) => (
            <CheckboxField
              key={rowNo}
              name="confirmed"
              value={String(rowNo)}
              among
              label={`第 ${rowNo} 行 ${name} ${idNumberMasked}：已对照证件`}
            />
          ))}
        </fieldset>
        <p class="text-muted">没有勾选的行和有错误的行不导入，30 天内可以下载改正后再上传。</p>
        <SubmitButton busyText="正在导入…">导入正确的行和勾选的行</SubmitButton>
      </Form>
      <CancelImport id={list.id} />
    </>
  );
}

/** Ends an import before anybody is imported. */
export function CancelImport({ id }: { id: string }) {
  return (
    <Form action={`/roster/imports/${id}/cancellation`}>
      <SubmitButton tone="quiet">取消这次导入</SubmitButton>
    </Form>
  );
}
