import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { Card, ErrorSummary, Form, Page, SubmitButton, TextField } from '../../../ui/index.ts';
import type { CaseView } from '../queries/case-view.ts';
import type { Case } from '../rules/case.ts';
import { caseStateKinds } from '../rules/case-kinds.ts';
import { CaseEffects, CaseFacts, CaseHistory, CaseSlips, Statements } from './case-parts.tsx';
import { NextStep } from './next-step.tsx';

export interface CasePageProps {
  view: CaseView;
  /** The officer who reads the page; decides which steps are offered. */
  accountId: string;
  findingHref: string | null;
  form: FormState;
}

/** One case for the bureau: everything known, and the next step. */
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
          <Statements one={one} base="/cases" />
          <CaseEffects effects={effects} />
        </div>
        <div class="stack">
          <CaseHistory events={events} />
          <AddSlip one={one} form={form} />
        </div>
      </div>
    </Page>
  );
}

function AddSlip({ one, form }: { one: Case; form: FormState }) {
  if (!caseStateKinds[one.state].slipsOpen) return null;
  return (
    <Card title="增加涉案合格单" icon="certificate">
      <Form action={`/cases/${one.id}/slips`}>
        <TextField label="合格单编号" {...fieldOf(form, 'slipNo')} required />
        <SubmitButton tone="quiet">增加</SubmitButton>
      </Form>
    </Card>
  );
}
