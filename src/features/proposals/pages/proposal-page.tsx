import { ErrorSummary, Page } from '../../../ui/index.ts';
import { ProposalPanel, type ProposalPanelProps } from './proposal-panel.tsx';

/** One proposal, for who decides it and who proposed it. */
export function ProposalPage(props: ProposalPanelProps) {
  const { title } = props.proposal;
  return (
    <Page
      title={title}
      lead="这件事由两个人办：一人提出，另一人复核。"
      crumbs={[{ label: '双人复核', href: '/proposals' }, { label: title }]}
    >
      <ErrorSummary errors={props.form.errors} />
      <ProposalPanel {...props} />
    </Page>
  );
}
