import type { OfficerRole } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { DossierMoment, DossierSection } from '../../../platform/dossier.ts';
import { Badge, type Column, DataTable, formatDate } from '../../../ui/index.ts';
import { listOrganisationsById } from '../../organisations/index.ts';
import { listSlips, type ResultSlip, slipStateNames } from '../../result-slips/index.ts';
import { listEndorsements } from '../queries/endorsements.ts';
import { type Endorsement, endorsementStateNames } from '../rules/endorsement.ts';

interface SlipRow {
  slip: ResultSlip;
  /** The newest request for it. */
  endorsement: Endorsement | undefined;
  bodyName: string;
}

/** Roles that see whether a slip was endorsed (roles.md "See scores of others"). */
const readBy: readonly OfficerRole[] = [
  'UNIT_ADMIN',
  'AGENCY_CLERK',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
];

const stateOf = ({ slip, endorsement }: SlipRow) =>
  slip.state === 'VALID' && endorsement
    ? endorsementStateNames[endorsement.state]
    : slipStateNames[slip.state];

const columns = (bodyId: string): Column<SlipRow>[] => [
  {
    key: 'no',
    label: '编号',
    value: ({ slip }) => slip.slipNo,
    cell: ({ slip, endorsement }) =>
      endorsement?.organisationId === bodyId ? (
        <a class="link figures" href={`/endorsements/${endorsement.id}`}>
          {slip.slipNo}
        </a>
      ) : (
        <span class="figures">{slip.slipNo}</span>
      ),
  },
  { key: 'at', label: '出单', value: ({ slip }) => slip.issuedAt },
  { key: 'body', label: '审验单位', value: ({ bodyName }) => bodyName },
  {
    key: 'state',
    label: '状态',
    value: stateOf,
    cell: (row) =>
      row.slip.state === 'VALID' && row.endorsement?.state === 'PENDING' ? (
        <Badge tone="warning">{stateOf(row)}</Badge>
      ) : (
        stateOf(row)
      ),
  },
];

/** The slips of a person with their endorsements, and the way to the one that waits for this officer. */
export const slipsSection: DossierSection = {
  key: 'slips',
  title: '合格单',
  order: 80,
  readBy,
  async load({ db }, officer, accountId) {
    const rows = await listRows(db, accountId);
    const waiting = rows.flatMap(({ slip, endorsement }) =>
      slip.state === 'VALID' && endorsement?.state === 'PENDING' ? [endorsement] : [],
    );
    const own = waiting.find(({ organisationId }) => organisationId === officer.organisationId);
    return {
      content: (
        <DataTable
          caption="合格单"
          columns={columns(officer.organisationId)}
          rows={rows}
          rowKey={({ slip }) => slip.id}
        />
      ),
      moments: rows.flatMap(momentsOf),
      acts:
        own && accountId !== officer.accountId
          ? [{ label: '去审验', href: `/endorsements/${own.id}` }]
          : [],
      notices: waiting.map(({ requestedAt }) => ({
        tone: 'warning' as const,
        text: `合格单等审验，${formatDate(requestedAt)}起`,
      })),
    };
  },
};

async function listRows(db: Reader, accountId: string): Promise<SlipRow[]> {
  const endorsements = await listEndorsements(db, accountId);
  const slips = await listSlips(db, accountId);
  const bodies = await listOrganisationsById(db, [
    ...new Set([
      ...slips.map(({ endorserId }) => endorserId),
      ...endorsements.map(({ organisationId }) => organisationId),
    ]),
  ]);
  const names = new Map(bodies.map(({ id, shortName }) => [id, shortName]));
  return slips.map((slip) => {
    const endorsement = endorsements.find(({ slipId }) => slipId === slip.id);
    const bodyId = endorsement?.organisationId ?? slip.endorserId;
    return { slip, endorsement, bodyName: names.get(bodyId) ?? '' };
  });
}

function momentsOf({ slip, endorsement, bodyName }: SlipRow): DossierMoment[] {
  const issued = { at: slip.issuedAt, what: `出具合格单 ${slip.slipNo}` };
  if (!endorsement) return [issued];
  const { state, requestedAt, decidedAt } = endorsement;
  if (state === 'PENDING' || !decidedAt)
    return [issued, { at: requestedAt, what: '申请审验', note: `送到${bodyName}`, tone: 'warn' }];
  const what = endorsementStateNames[state];
  return [
    issued,
    { at: decidedAt, what, note: bodyName, tone: state === 'ENDORSED' ? 'done' : 'warn' },
  ];
}
