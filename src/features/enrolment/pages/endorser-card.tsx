import { Card, DefinitionList } from '../../../ui/index.ts';
import type { CompetentBody, EndorserRule } from '../../organisations/index.ts';

/** Who endorses the learner and why (Q30), shown before payment. */
export function EndorserCard({ endorser }: { endorser: CompetentBody<EndorserRule> }) {
  const { organisation, explanation } = endorser;
  return (
    <Card title="我的合格单由谁审验" icon="stamp">
      <p class="font-semibold">{organisation.name}</p>
      <p class="text-muted mb-3">{explanation}</p>
      <DefinitionList
        items={[
          { label: '地址', value: organisation.address },
          { label: '电话', value: organisation.phone },
          { label: '办公时间', value: organisation.officeHours },
        ]}
      />
    </Card>
  );
}
