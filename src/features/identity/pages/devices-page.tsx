import type { PageOf } from '../../../kernel/page-of.ts';
import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Badge,
  Card,
  type Column,
  ConfirmButton,
  DataTable,
  DateTime,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  Page,
  Pagination,
  SearchForm,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { OfficerDevice } from '../queries/devices.ts';
import { deviceName } from '../rules/device.ts';

/** The devices that officers log in with: searched and paged. */
export function DevicesPage({ devices, words }: { devices: PageOf<OfficerDevice>; words: string }) {
  return (
    <Page
      title="登录设备"
      lead="工作人员用过哪些设备登录，最近用的在前。不认识的、丢失的、离岗人员的，打开后移除：那里的登录立即结束。"
      width="wide"
    >
      <SearchForm action="/officer-devices" sealed={['words']} class="no-print mb-4">
        <div class="flex flex-wrap items-end gap-x-3">
          <TextField name="words" label="姓名" type="search" value={words} />
          <div class="mb-4">
            <SubmitButton tone="quiet">查找</SubmitButton>
          </div>
        </div>
      </SearchForm>
      <DataTable
        caption="登录设备"
        columns={columns}
        rows={devices.rows}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="没有符合的设备" icon="lock">
            换一个姓名再查；工作人员登录以后，这里才有他们的设备。
          </EmptyState>
        }
      />
      <Pagination of={devices} />
    </Page>
  );
}

const columns: Column<OfficerDevice>[] = [
  {
    key: 'name',
    label: '姓名',
    cell: ({ id, name }) => (
      <a class="link" href={`/officer-devices/${id}`}>
        {name}
      </a>
    ),
  },
  { key: 'device', label: '设备', cell: ({ userAgent }) => deviceName(userAgent) },
  { key: 'ip', label: '网络地址', cell: ({ ip }) => <span class="figures">{ip}</span> },
  { key: 'first', label: '首次登录', cell: ({ firstAt }) => <DateTime value={firstAt} /> },
  { key: 'last', label: '最近使用', cell: ({ lastAt }) => <DateTime value={lastAt} /> },
  { key: 'count', label: '登录次数', numeric: true, cell: ({ logIns }) => logIns },
  { key: 'live', label: '状态', cell: (one) => <DeviceState of={one} /> },
];

function DeviceState({ of: { live } }: { of: OfficerDevice }) {
  return live ? <Badge tone="success">正在使用</Badge> : <Badge tone="neutral">未登录</Badge>;
}

/** One device of an officer, to be removed by the security administrator. */
export function DevicePage({
  device,
  form,
  mayRemove,
}: {
  device: OfficerDevice;
  form: FormState;
  mayRemove: boolean;
}) {
  const { id, name, userAgent, ip, firstAt, lastAt, logIns, passkeys } = device;
  return (
    <Page
      title={`${name}的登录设备`}
      crumbs={[{ label: '登录设备', href: '/officer-devices' }, { label: deviceName(userAgent) }]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <Card title={deviceName(userAgent)} icon="lock">
        <DefinitionList
          items={[
            { label: '状态', value: <DeviceState of={device} /> },
            { label: '最近的网络地址', value: <span class="figures">{ip}</span> },
            { label: '首次登录', value: <DateTime value={firstAt} /> },
            { label: '最近使用', value: <DateTime value={lastAt} /> },
            { label: '登录次数', value: logIns },
            { label: '本人的通行密钥', value: passkeys === 0 ? '没有' : `${passkeys} 把` },
          ]}
        />
        {mayRemove ? (
          <div class="mt-4">
            <ConfirmButton
              label="移除这台设备"
              question="那里的登录立即结束，以后从那里登录按陌生设备对待。会短信通知本人。"
              confirm="移除"
              action={`/officer-devices/${id}/removal`}
              open={form.errors.reason !== undefined}
            >
              <TextArea
                {...fieldOf(form, 'reason')}
                label="原因"
                rows={2}
                maxLength={200}
                required
              />
            </ConfirmButton>
          </div>
        ) : null}
        <p class="mt-4 text-sm text-muted">
          通行密钥和验证器丢失的，由两位管理员在岗位页面重置第二步验证。
        </p>
      </Card>
    </Page>
  );
}
