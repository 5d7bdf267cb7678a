import {
  Alert,
  ButtonLink,
  Card,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import type { Correction } from '../../people/index.ts';
import type { NotServed } from '../commands/look-up-learner.ts';
import { WaitingCorrections } from './waiting-corrections.tsx';

export interface CounterPageProps {
  office: Organisation;
  /** Corrections to be confirmed by a second officer of this office. */
  corrections: Correction[];
  viewerId: string;
  typed: string;
  errors: Record<string, string>;
  /** undefined: no search; null: nobody found. */
  found?: NotServed | null;
}

/** The counter: the search by the whole number or phone (N7, N8). */
export function CounterPage(props: CounterPageProps) {
  const { office, typed, errors, found, corrections, viewerId } = props;
  return (
    <Page
      title="现场缴费"
      lead={`${office.name}。输入学员出示的证件号码或注册手机号，核对信息后收款开通。`}
      actions={
        <>
          <ButtonLink href="/counter/registrations/new" tone="quiet">
            窗口登记学员
          </ButtonLink>
          <ButtonLink href="/counter/takings" tone="quiet">
            今日收款
          </ButtonLink>
          <ButtonLink href="/counter/receipts" tone="quiet">
            收据查找
          </ButtonLink>
        </>
      }
    >
      <div class="stack">
        <Card title="查找学员" icon="search" tone="accent">
          <ErrorSummary errors={errors} />
          <Form action="/counter/searches">
            <TextField
              name="text"
              label="证件号码或手机号"
              hint="需要完整的号码，不能按姓名查找。"
              value={typed}
              error={errors.text}
              maxLength={60}
              autocomplete="off"
              autofocus
              required
            />
            <SubmitButton>查找</SubmitButton>
          </Form>
        </Card>
        {found === undefined ? null : <Result found={found} />}
        {corrections.length > 0 ? (
          <WaitingCorrections corrections={corrections} viewerId={viewerId} />
        ) : null}
      </div>
    </Page>
  );
}

function Result({ found }: { found: NotServed | null }) {
  if (!found) {
    return (
      <Alert tone="warning" title="没有找到">
        <p>
          没有学员用这个号码注册。请核对号码；还没有注册的，请学员先在首页自助注册；持护照、通行证或不便自助注册的，可以在
          <a class="link" href="/counter/registrations/new">
            窗口登记
          </a>
          。
        </p>
      </Alert>
    );
  }
  const { learner, office, explanation, self } = found;
  const masked = [
    { label: '姓名', value: `${learner.name.slice(0, 1)}**` },
    { label: '证件号码', value: <span class="figures">{learner.idNumberMasked}</span> },
  ];
  if (self) {
    return (
      <Alert tone="warning" title="不能为自己办理">
        <p>本人的缴费请由其他经办人办理，或在线支付。</p>
      </Alert>
    );
  }
  return (
    <Card title="不属于本单位受理" icon="warning">
      <p class="mb-3">
        这位学员应到<strong>{office.name}</strong>办理，本单位不能收款和开通。
      </p>
      <DefinitionList
        items={[
          ...masked,
          { label: '原因', value: explanation.replaceAll('您', '学员') },
          { label: '应到', value: office.name },
          { label: '地址', value: office.address },
          { label: '电话', value: office.phone },
          { label: '办公时间', value: office.officeHours },
        ]}
      />
      <p class="text-muted mt-3">也可以请学员登录后在线支付，不受受理单位限制。</p>
    </Card>
  );
}
