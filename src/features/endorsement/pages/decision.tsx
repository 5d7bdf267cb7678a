import { typed } from '../../../platform/http/form.ts';
import {
  ActionFold,
  Alert,
  ConfirmButton,
  Form,
  SubmitButton,
  TextArea,
  usePage,
} from '../../../ui/index.ts';
import { reasonLength } from '../routes/forms.ts';
import type { EndorsementPageProps } from './endorsement-page.tsx';

/** What the officer may do with the request; a letter opens the question, Enter answers it. */
export function Decision(props: EndorsementPageProps) {
  const { endorsement, barrier, mayRevoke } = props;
  if (endorsement.state === 'ENDORSED' && mayRevoke) return <Revocation {...props} />;
  if (endorsement.state !== 'PENDING')
    return (
      <p class="text-muted">
        {endorsement.reason ? `原因：${endorsement.reason}` : '这条申请已经办结。'}
      </p>
    );
  if (barrier === 'own_slip')
    return <Alert tone="warning">这是您本人的合格单，请由本单位另一位管理员或上级单位审验。</Alert>;
  if (barrier) return <Alert tone="info">这条申请由审验单位办理，您可以查看。</Alert>;
  return <Buttons {...props} />;
}

function Buttons(props: EndorsementPageProps) {
  const { endorsement, form } = props;
  return (
    <div class="flex flex-wrap items-start gap-3">
      <ActionFold label="审验通过" letter="A">
        <Form action="/endorsements/decisions">
          <input type="hidden" name="id" value={endorsement.id} />
          <input type="hidden" name="looked" value="yes" />
          <Onward {...props} />
          <p class="mb-3">合格单与记录核对无误，盖章审验？</p>
          <SubmitButton busyText="正在审验…">确认审验</SubmitButton>
        </Form>
      </ActionFold>
      <ActionFold
        label={<span>退回</span>}
        letter="R"
        tone="quiet"
        open={Object.keys(form.errors).length > 0}
      >
        <Form action={`/endorsements/${endorsement.id}/return`}>
          <Onward {...props} />
          <p class="mb-2">退回后学员修改资料，可以重新提交。</p>
          <Reason {...props} hint="学员会看到这段话，请写明哪里不符、怎样修改。" />
          <SubmitButton tone="danger">确认退回</SubmitButton>
        </Form>
      </ActionFold>
    </div>
  );
}

/** Where it goes on: the next of the list, with its filters. */
function Onward({ neighbours }: Pick<EndorsementPageProps, 'neighbours'>) {
  const { query } = usePage();
  return (
    <>
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {neighbours ? <input type="hidden" name="next" value={neighbours.next ?? ''} /> : null}
    </>
  );
}

function Revocation(props: EndorsementPageProps) {
  const { endorsement, form } = props;
  return (
    <ConfirmButton
      label="撤销审验"
      question="撤销后合格单随之失效，查验页面显示“已撤销”，据此登记的学时一并撤回。"
      confirm="确认撤销"
      action={`/endorsements/${endorsement.id}/revocation`}
      open={Object.keys(form.errors).length > 0}
    >
      <Reason {...props} hint="学员会看到这段话，公开的查验页面也会显示，请不要写个人信息。" />
    </ConfirmButton>
  );
}

function Reason({ form, hint }: EndorsementPageProps & { hint: string }) {
  return (
    <TextArea
      name="reason"
      label="原因"
      hint={hint}
      value={typed(form.values, 'reason')}
      error={form.errors.reason}
      rows={2}
      maxLength={reasonLength}
      required
    />
  );
}
