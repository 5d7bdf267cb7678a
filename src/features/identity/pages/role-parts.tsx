import { Badge, formatDay, type Tone } from '../../../ui/index.ts';
import {
  type AssignmentState,
  assignmentStateNames,
  type RoleAssignment,
  stateOfAssignment,
} from '../rules/role-assignment.ts';

const tones: Record<AssignmentState, Tone | 'neutral'> = {
  HELD: 'success',
  COMING: 'info',
  SUSPENDED: 'warning',
  ENDED: 'neutral',
};

/** The state of an assignment on a day. */
export function RoleState({ of, day }: { of: RoleAssignment; day: string }) {
  const state = stateOfAssignment(of, day);
  return <Badge tone={tones[state]}>{assignmentStateNames[state]}</Badge>;
}

/** From when until when an assignment holds. */
export function RoleTerm({ of }: { of: RoleAssignment }) {
  const { validFrom, endsOn, validTo } = of;
  return (
    <>
      {formatDay(validFrom)}起
      <span class="block text-sm text-muted">
        {validTo ? `${formatDay(validTo)}结束` : endsOn ? `至${formatDay(endsOn)}` : '不限期'}
      </span>
    </>
  );
}
