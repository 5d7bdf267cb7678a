import { Card } from '../../../ui/index.ts';
import type { Choices } from '../queries/form-choices.ts';
import { UnitFields, type UnitFieldsProps } from './unit-fields.tsx';
import { CustodyField, DistrictField, TitleFields } from './work-fields.tsx';

export interface WorkCardsProps extends UnitFieldsProps {
  choices: Choices;
  districtHint?: string;
}

/** The cards of work and title in both registration forms. */
export function WorkCards({ form, units, choices, districtHint }: WorkCardsProps) {
  return (
    <>
      <Card title="在哪里工作" icon="building">
        <div>
          <UnitFields form={form} units={units} />
          <DistrictField form={form} districts={choices.districts} hint={districtHint} />
          <CustodyField form={form} agencies={choices.agencies} />
        </div>
      </Card>
      <Card title="职称" icon="certificate">
        <div>
          <TitleFields form={form} titleSeries={choices.titleSeries} />
        </div>
      </Card>
    </>
  );
}
