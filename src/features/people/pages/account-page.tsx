import { type IdDocumentType, idDocumentNames } from '../../../kernel/id-number.ts';
import { titleLevelNames } from '../../../kernel/title-level.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  DefinitionList,
  formatDay,
  Page,
} from '../../../ui/index.ts';
import type { CompetentBody } from '../../organisations/index.ts';
import type { OwnLearner } from '../queries/own-learner.ts';
import {
  type LearnerProfile,
  mayEditIdentity,
  registrationStateNames,
} from '../rules/learner-profile.ts';
import { CorrectionNotice } from './correction-notice.tsx';
import { EmploymentHistory } from './employment-history.tsx';

export interface AccountPageProps {
  account: {
    name: string;
    idDocumentType: IdDocumentType;
    idNumberMasked: string;
    phoneMasked: string | null;
  };
  learner: OwnLearner | null;
}

/** All data of the signed-in person, and how to change them. */
export function AccountPage({ account, learner }: AccountPageProps) {
  return (
    <Page
      title="我的资料"
      lead="证件号码和手机号在页面上隐去中间几位。"
      actions={
        <ButtonLink href="/account/data" tone="quiet">
          我的数据
        </ButtonLink>
      }
    >
      <div class="stack">
        {learner?.registrationState === 'RETURNED' ? <Returned learner={learner} /> : null}
        {learner?.correction ? <CorrectionNotice correction={learner.correction} /> : null}
        <div class="grid gap-5 lg:grid-cols-2 items-start">
          <Identity account={account} learner={learner} />
          <Login account={account} />
        </div>
        {learner ? <Work learner={learner} /> : null}
      </div>
    </Page>
  );
}

function Returned({ learner }: { learner: OwnLearner }) {
  return (
    <Alert tone="warning" title="注册信息被退回，需要修改">
      <p class="mb-3">原因：{learner.registrationNote}</p>
      <ButtonLink href="/account/registration" size="small">
        修改并重新提交
      </ButtonLink>
    </Alert>
  );
}

function Identity({ account, learner }: AccountPageProps) {
  const type = idDocumentNames[account.idDocumentType];
  return (
    <Card
      title="身份"
      icon="person"
      actions={learner ? <RegistrationBadge state={learner.registrationState} /> : null}
    >
      <DefinitionList
        items={[
          { label: '姓名', value: account.name },
          { label: type, value: <span class="figures">{account.idNumberMasked}</span> },
        ]}
      />
      {learner ? (
        mayEditIdentity(learner) ? (
          <p class="mt-3">
            <a class="link" href="/account/registration">
              修改姓名、证件或工作区县
            </a>
          </p>
        ) : (
          <p class="mt-3 text-muted">
            信息核对之后，或参加过考试之后，姓名和证件号码不能自行修改。如有错误，请携带证件到
            {learner.office.organisation.name}
            更正。
          </p>
        )
      ) : null}
    </Card>
  );
}

function RegistrationBadge({ state }: { state: LearnerProfile['registrationState'] }) {
  const tones = {
    CONFIRMED: 'success',
    RETURNED: 'warning',
    CORRECTED: 'info',
    UNCHECKED: 'neutral',
  } as const;
  return <Badge tone={tones[state]}>{registrationStateNames[state]}</Badge>;
}

function Login({ account }: Pick<AccountPageProps, 'account'>) {
  return (
    <Card title="登录与安全" icon="lock">
      <DefinitionList
        items={[
          {
            label: '手机号',
            value: (
              <>
                <span class="figures">{account.phoneMasked ?? '未登记'}</span>{' '}
                <a class="link" href="/account/phone">
                  更换
                </a>
              </>
            ),
          },
          {
            label: '密码',
            value: (
              <a class="link" href="/account/password">
                修改密码
              </a>
            ),
          },
          {
            label: '登录记录',
            value: (
              <a class="link" href="/account/sessions">
                查看正在登录的设备
              </a>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Work({ learner }: { learner: OwnLearner }) {
  const level = learner.titleLevel ? `（${titleLevelNames[learner.titleLevel]}）` : '';
  return (
    <>
      <Card
        title="工作单位"
        icon="building"
        actions={
          <ButtonLink href="/account/employer" tone="quiet" size="small">
            更换单位
          </ButtonLink>
        }
      >
        <EmploymentHistory history={learner.history} />
      </Card>
      <div class="grid gap-5 lg:grid-cols-2 items-start">
        <Card
          title="职称与档案"
          icon="certificate"
          actions={
            <ButtonLink href="/account/work" tone="quiet" size="small">
              修改
            </ButtonLink>
          }
        >
          <DefinitionList
            items={[
              {
                label: '现有职称',
                value: learner.titleName ? `${learner.titleName}${level}` : '未填写',
              },
              {
                label: '取得日期',
                value: learner.titleAwardedOn ? formatDay(learner.titleAwardedOn) : null,
              },
              { label: '档案托管', value: learner.agencyName ?? '未托管在代理机构' },
            ]}
          />
        </Card>
        <Card title="我的业务在哪里办" icon="flag">
          <DefinitionList
            items={[
              { label: '审验合格单', value: <Body {...learner.endorser} /> },
              { label: '现场缴费', value: <Body {...learner.office} /> },
            ]}
          />
        </Card>
      </div>
    </>
  );
}

function Body({ organisation, explanation }: CompetentBody<string>) {
  return (
    <>
      {organisation.name}
      <span class="block text-sm text-muted">{explanation}</span>
    </>
  );
}
