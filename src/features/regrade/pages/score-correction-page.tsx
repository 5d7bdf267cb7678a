import type { PageOf } from '../../../kernel/page-of.ts';
import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  Progress,
  Stat,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import { type EffectKind, effectNames } from '../queries/effects.ts';
import type { ChangeView, ScoreChange } from '../queries/score-changes.ts';
import { type Acts, actsInWords } from '../rules/acts.ts';
import {
  type ChangeCounts,
  describeCorrection,
  passRuleNames,
  type ScoreCorrection,
  stateNames,
  stateTones,
  walking,
} from '../rules/score-correction.ts';
import { ChangesTable } from './changes-table.tsx';

export interface ScoreCorrectionPageProps {
  correction: ScoreCorrection;
  topicTitle: string;
  madeByName: string;
  approvedByName: string | null;
  counts: ChangeCounts;
  effects: { kind: EffectKind; count: number }[];
  acts: Acts[];
  view: ChangeView;
  changes: PageOf<ScoreChange>;
  people: ReadonlyMap<string, { name: string; idNumberMasked: string }>;
  open: Proposal | undefined;
  mayMake: boolean;
  /** The bank still gives out the version that was corrected. */
  bankIsWrong: boolean;
  form: FormState;
}

/** A correction: tried, applied or undone; whom it changes and what it did. */
export function ScoreCorrectionPage(props: ScoreCorrectionPageProps) {
  const { correction, open, form } = props;
  const moves = walking.includes(correction.state);
  return (
    <Page
      title="成绩更正"
      width="wide"
      crumbs={[{ label: '成绩更正', href: '/score-corrections' }, { label: '查看' }]}
      {...(moves ? { refreshSeconds: 2 } : {})}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <OpenProposal proposal={open} />
        {moves ? <Walk correction={correction} /> : null}
        <Facts {...props} />
        {props.bankIsWrong ? <InBank {...props} /> : null}
        {correction.state === 'TRYING' ? null : <Outcome {...props} />}
        {props.mayMake && !open ? <Actions {...props} /> : null}
      </div>
    </Page>
  );
}

const InBank = ({
  correction: { id, questionId, versionNo },
  mayMake,
}: Pick<ScoreCorrectionPageProps, 'correction' | 'mayMake'>) => (
  <Alert tone="warning" title="题库里还是更正以前的答案">
    <p>
      现在发布的仍是第{versionNo}
      版，以后抽的新试卷还会用它。请在题库里起草新版改正，或者停用这道题。
    </p>
    <div class="mt-3 flex flex-wrap items-center gap-4">
      {mayMake ? (
        <Form action={`/score-corrections/${id}/question-version`}>
          <SubmitButton size="small">起草改正的新版</SubmitButton>
        </Form>
      ) : null}
      <a class="link" href={`/question-bank/questions/${questionId}`}>
        到题库看这道题
      </a>
    </div>
  </Alert>
);

function Walk({ correction: { state, walked, targets } }: { correction: ScoreCorrection }) {
  return (
    <Alert tone="info" title={stateNames[state]}>
      <Progress
        label="已处理的考生"
        value={walked}
        max={Math.max(targets, walked)}
        text={`${walked} / ${Math.max(targets, walked)} 人`}
      />
      <p class="mt-2">在后台进行，可以离开本页；中断后会从断的地方接着做。</p>
    </Alert>
  );
}

function Facts(props: ScoreCorrectionPageProps) {
  const { correction: one, topicTitle, madeByName, approvedByName } = props;
  return (
    <Card
      title={one.questionWords}
      icon="list"
      actions={<Badge tone={stateTones[one.state]}>{stateNames[one.state]}</Badge>}
    >
      <DefinitionList
        items={[
          { label: '专题', value: topicTitle },
          { label: '更正', value: describeCorrection(one) },
          { label: '合格的处理', value: passRuleNames[one.rule] },
          { label: '依据', value: one.ground },
          {
            label: '异议',
            value: one.complaintId ? (
              <a class="link" href={`/complaint-desk/${one.complaintId}`}>
                查看引起更正的异议
              </a>
            ) : null,
          },
          { label: '提出', value: <Who name={madeByName} at={one.madeAt} /> },
          {
            label: '复核',
            value: one.approvedAt ? <Who name={approvedByName ?? ''} at={one.approvedAt} /> : null,
          },
          { label: '执行完', value: one.appliedAt ? <DateTime value={one.appliedAt} /> : null },
          { label: '撤销的原因', value: one.undoBecause },
          { label: '撤销完', value: one.undoneAt ? <DateTime value={one.undoneAt} /> : null },
        ]}
      />
    </Card>
  );
}

const Who = ({ name, at }: { name: string; at: Date }) => (
  <>
    {name}，<DateTime value={at} />
  </>
);

function Outcome(props: ScoreCorrectionPageProps) {
  const { correction, counts, effects, acts } = props;
  const applied = correction.approvedAt !== null;
  return (
    <>
      <div class="grid gap-5 grid-cols-2 lg:grid-cols-4">
        <Stat
          label="不合格变为合格"
          value={counts.nowPass}
          note={applied ? '人次' : '人次，试算'}
        />
        <Stat
          label="合格变为不合格"
          value={counts.nowFail}
          note={applied ? '人次' : '人次，试算'}
        />
        <Stat label="按规则保留合格" value={counts.keptPass} note="更正后低于合格线" />
        <Stat
          label="分数有变"
          value={counts.changed}
          note={`提高 ${counts.higher}，降低 ${counts.lower}`}
        />
      </div>
      {correction.state === 'DRAFT' && counts.changed === 0 ? (
        <Alert tone="info">
          试算没有人的成绩会变。正在考试的人和以后的人仍然按更正后的答案评分。
        </Alert>
      ) : null}
      {effects.length > 0 ? (
        <Card title="随之办理的" icon="stamp">
          <DefinitionList
            items={effects.map(({ kind, count }) => ({
              label: effectNames[kind],
              value: `${count} 件`,
            }))}
          />
        </Card>
      ) : null}
      {correction.state === 'APPLIED' && acts.length > 0 ? (
        <Alert tone="info" title="不能再撤销">
          已经有人据此办了后面的事：{actsInWords(acts)}。要改的，请另作一项更正。
        </Alert>
      ) : null}
      <ChangesTable {...props} />
    </>
  );
}

function Actions({ correction: { id, state }, acts, form }: ScoreCorrectionPageProps) {
  const base = `/score-corrections/${id}`;
  if (state === 'DRAFT')
    return (
      <Card title="下一步" icon="check" tone="accent">
        <p class="mb-4">
          提请另一位经办人复核。确认后立即生效：正在考试的人按更正后的答案评分，已经考完的逐人更正。
        </p>
        <div class="flex flex-wrap items-start gap-3">
          <Form action={`${base}/proposal`}>
            <SubmitButton busyText="正在提交…">提请复核</SubmitButton>
          </Form>
          <Discard base={base} />
        </div>
      </Card>
    );
  if (state === 'TRYING') return <Discard base={base} />;
  if (state !== 'APPLIED' || acts.length > 0) return null;
  return (
    <ConfirmButton
      label="撤销这项更正"
      tone="danger"
      question="每个人的成绩、合格单、审验和学时恢复到更正以前；由另一位经办人确认后执行。"
      confirm="提请撤销"
      action={`${base}/undo`}
      open={form.errors.reason !== undefined}
    >
      <TextArea {...fieldOf(form, 'reason')} label="撤销的原因" rows={2} maxLength={200} required />
    </ConfirmButton>
  );
}

const Discard = ({ base }: { base: string }) => (
  <ConfirmButton
    label="放弃"
    tone="quiet"
    question="放弃后什么都不改动。"
    confirm="确定放弃"
    action={`${base}/discarding`}
  />
);
