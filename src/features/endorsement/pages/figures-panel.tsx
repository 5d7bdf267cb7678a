import { Stat } from '../../../ui/index.ts';
import { type EndorsementState, endorsementStateNames } from '../rules/endorsement.ts';

/** The numbers of slips received, endorsed, returned and revoked, of a body or the whole city. */
export function FiguresPanel({
  counts,
  wholeCity,
}: {
  counts: Record<EndorsementState, number>;
  wholeCity: boolean;
}) {
  const all = counts.PENDING + counts.ENDORSED + counts.RETURNED + counts.REVOKED;
  return (
    <section aria-labelledby="endorsement-figures">
      <h2 id="endorsement-figures" class="mb-3 text-lg font-semibold">
        {wholeCity ? '全市审验情况' : '本单位审验情况'}
      </h2>
      <div class="grid grid-cols-2 gap-4 lg:grid-cols-4">
        <Stat label="收到" value={all} />
        <Figure state="ENDORSED" counts={counts} />
        <Figure state="RETURNED" counts={counts} />
        <Figure state="REVOKED" counts={counts} />
      </div>
    </section>
  );
}

/** A figure that opens the slips behind it. */
function Figure({
  state,
  counts,
}: {
  state: EndorsementState;
  counts: Record<EndorsementState, number>;
}) {
  return (
    <Stat
      label={endorsementStateNames[state]}
      value={
        <a class="link" href={`/endorsements?state=${state}`}>
          {counts[state]}
          <span class="sr-only">张{endorsementStateNames[state]}</span>
        </a>
      }
    />
  );
}
