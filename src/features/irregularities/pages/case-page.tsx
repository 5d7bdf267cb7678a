import { Card, ErrorSummary, Form, Page, SubmitButton, TextField } from '../../../ui/index.ts';
import type { CaseView } from '../queries/case-view.ts';
import type { Case } from '../rules/case.ts';
import { Answers, CaseEffects, CaseFacts, CaseSlips, CaseWay } from './case-parts.tsx';
import { type FormState, shown } from './form-state.ts';
import { NextStep } from './next-step.tsx';

export interface CasePageProps {
  view: CaseView;
  /** The officer who looks; decides which steps are his. */
  accountId: string;
  findingHref: string | null;
  form: FormState;
}

/** One case before the bureau: everything known, and the next step. */
export function CasePage({ view, accountId, findingHref, form }: CasePageProps) {
  const { one, slips, events, effects, names } = view;
  const handled = [
    ['经办', one.assignedTo],
    ['提出意见', one.proposedBy],
    ['决定', one.decidedBy],
    ['复核申诉', one.appealDecidedBy],
  ].flatMap(([label, id]) => (id ? [`${label}：${names.get(id) ?? ''}`] : []));
  return (
    <Page
      title={one.title}
      width="wide"
      lead={handled.join('　')}
      crumbs={[{ label: '违规案件', href: '/cases' }, { label: one.caseNo }]}
    >
      <div class="two-columns">
        <div class="stack">
          <ErrorSummary errors={form.errors} />
          <NextStep view={view} accountId={accountId} form={form} />
          <CaseFacts view={view} />
          {findingHref ? (
            <p>
              <a class="link" href={findingHref}>
                查看规则发现的依据
              </a>
            </p>
          ) : null}
          <CaseSlips slips={slips} forOfficer />
          <Answers one={one} base="/cases" />
          <CaseEffects effects={effects} />
        </div>
        <div class="stack">
          <CaseWay events={events} />
          <AddSlip one={one} form={form} />
        </div>
      </div>
    </Page>
  );
}

function AddSlip({ one, form }: { one: Case; form: FormState }) {
  if (!['REPORTED', 'OPEN', 'NOTIFIED', 'DEFENDED'].includes(one.state)) return null;
  return (
    <Card title="增加涉案合格单" icon="certificate">
      <Form action={`/cases/${one.id}/slips`}>
        <TextField label="合格单编号" {...shown(form, 'slipNo')} required />
        <SubmitButton tone="quiet">增加</SubmitButton>
      </Form>
    </Card>
  );
}
