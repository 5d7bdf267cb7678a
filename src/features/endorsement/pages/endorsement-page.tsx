import type { FormState } from '../../../platform/http/index.ts';
import {
  Badge,
  DefinitionList,
  ErrorSummary,
  formatDay,
  Island,
  Page,
  usePage,
} from '../../../ui/index.ts';
import { endorserKindOf, type Organisation } from '../../organisations/index.ts';
import { type LearnerProfile, registrationStateNames } from '../../people/index.ts';
import { type ResultSlip, SlipBadge } from '../../result-slips/index.ts';
import type { EndorsementEvent } from '../queries/endorsements.ts';
import { compareWithRecord } from '../rules/comparison.ts';
import { type Endorsement, endorsementStateNames } from '../rules/endorsement.ts';
import type { DecisionBarrier } from '../rules/policy.ts';
import { RecordLines, SlipPaper } from './compared-slip.tsx';
import { Decision } from './decision.tsx';
import { StateBadge } from './state-badge.tsx';
import { Trace } from './trace.tsx';

/** The place of a request in the list it was opened from. */
export interface Neighbours {
  previous: string | null;
  next: string | null;
  place: number;
  count: number;
}

export interface EndorsementPageProps {
  endorsement: Endorsement;
  body: Organisation;
  slip: ResultSlip;
  learner: LearnerProfile;
  otherSlips: ResultSlip[];
  events: EndorsementEvent[];
  barrier: DecisionBarrier | null;
  mayRevoke: boolean;
  neighbours: Neighbours | null;
  /** The form with the reason. */
  form: FormState;
}

/** The slip beside the record of its learner, differences numbered on both (N24), and the decision. */
export function EndorsementPage(props: EndorsementPageProps) {
  const { endorsement, slip, learner, events, form } = props;
  const lines = compareWithRecord(slip.content, learner);
  const differing = lines.filter(({ difference }) => difference !== null).length;
  return (
    <Page
      title={`审验：${learner.name}`}
      width="wide"
      crumbs={[{ label: '合格单审验', href: listOf(usePage().query) }, { label: slip.slipNo }]}
      actions={
        <Turn neighbours={props.neighbours} state={endorsementStateNames[endorsement.state]} />
      }
    >
      <ErrorSummary errors={form.errors} />
      <Island name="keys">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the letters act while it has the focus */}
        <section id="keys" class="check-pane" aria-label="核对合格单" tabIndex={0} data-keys>
          <div class="check-slip">
            <SlipPaper slip={slip} lines={lines} />
          </div>
          <div class="check-record">
            <h2>
              平台记录{' '}
              {differing === 0 ? (
                <Badge tone="success">与合格单一致</Badge>
              ) : (
                <span class="differs">≠ {differing} 处与合格单不同</span>
              )}
            </h2>
            <RecordLines lines={lines} />
            <h2>依据</h2>
            <Grounds {...props} />
            <h2>办理过程</h2>
            <Trace events={events} />
          </div>
          <div class="check-decision no-print">
            <span class="flex gap-2">
              <StateBadge state={endorsement.state} />
              {slip.state === 'VALID' ? null : <SlipBadge slip={slip} />}
            </span>
            <Decision {...props} />
          </div>
        </section>
      </Island>
    </Page>
  );
}

/** The list it was opened from, with its filters. */
const listOf = (query: string) => (query ? `/endorsements?${query}#list` : '/endorsements#list');

function Turn({ neighbours, state }: { neighbours: Neighbours | null; state: string }) {
  const { query } = usePage();
  if (!neighbours) return null;
  const { previous, next, place, count } = neighbours;
  const hrefOf = (id: string) => `/endorsements/${id}${query ? `?${query}` : ''}#keys`;
  return (
    <nav aria-label="换一张" class="flex items-center gap-2 text-sm">
      <span class="text-muted figures">
        {state}，第 {place} 张，共 {count} 张
      </span>
      {previous ? (
        <a class="btn btn-outline" href={hrefOf(previous)} data-letter="k">
          上一张{' '}
          <span class="key" aria-hidden="true">
            K
          </span>
        </a>
      ) : null}
      {next ? (
        <a class="btn btn-outline" href={hrefOf(next)} data-letter="j">
          下一张{' '}
          <span class="key" aria-hidden="true">
            J
          </span>
        </a>
      ) : null}
      <a class="link text-muted" href={listOf(query)} data-letter="Escape">
        回列表{' '}
        <span class="key" aria-hidden="true">
          Esc
        </span>
      </a>
    </nav>
  );
}

function Grounds({ endorsement, body, slip, learner, otherSlips }: EndorsementPageProps) {
  const others = otherSlips.map((other) => `${other.content.year}年 ${other.slipNo}`).join('，');
  return (
    <DefinitionList
      items={[
        { label: '登记信息', value: registrationStateNames[learner.registrationState] },
        { label: '职称', value: learner.titleName },
        {
          label: '职称取得',
          value: learner.titleAwardedOn ? formatDay(learner.titleAwardedOn) : null,
        },
        { label: '管理权限', value: endorserKindOf(endorsement.rule).name },
        { label: '审验单位', value: body.name },
        { label: '其他合格单', value: others || '无' },
        { label: '状态说明', value: slip.stateBecause },
      ]}
    />
  );
}
