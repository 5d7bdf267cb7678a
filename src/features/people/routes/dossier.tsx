import type { Officer } from '../../../kernel/actor.ts';
import { counterRoles } from '../../../kernel/actor.ts';
import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import { idDocumentNames } from '../../../kernel/id-number.ts';
import type { DossierMoment, DossierSection } from '../../../platform/dossier.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  Badge,
  type Column,
  DataTable,
  DateTime,
  DefinitionList,
  formatDay,
} from '../../../ui/index.ts';
import { getJurisdiction } from '../../organisations/index.ts';
import { findPaymentOfficeFor } from '../queries/competent-bodies.ts';
import { listCorrectionsOf } from '../queries/corrections.ts';
import { type HistoryEntry, listHistory } from '../queries/employment-history.ts';
import { getLearner } from '../queries/learner-profiles.ts';
import { getRegistration } from '../queries/learners.ts';
import { type Correction, correctionStateNames, correctionTones } from '../rules/correction.ts';
import { registrationStateNames } from '../rules/learner-profile.ts';
import { mayServeAtCounter, readingRoles } from '../rules/policy.ts';

const registration: DossierSection = {
  key: 'registration',
  title: '登记',
  order: 20,
  readBy: readingRoles,
  async load(parts, officer, accountId) {
    const { db } = parts;
    const learner = await getLearner(db, accountId);
    const { registeredAt } = await getRegistration(db, accountId);
    const district = await getJurisdiction(db, learner.districtId);
    const content = (
      <DefinitionList
        items={[
          { label: '姓名', value: learner.name },
          { label: '证件', value: idDocumentNames[learner.idDocumentType] },
          { label: '工作地', value: district.name },
          { label: '职称', value: learner.titleName },
          { label: '核对', value: registrationStateNames[learner.registrationState] },
          { label: '退回原因', value: learner.registrationNote },
          { label: '注册', value: <DateTime value={registeredAt} only="date" /> },
        ]}
      />
    );
    const moments: DossierMoment[] = [{ at: registeredAt, what: '注册', tone: 'minor' }];
    if (learner.titleName && learner.titleAwardedOn)
      moments.push({
        at: instantOf(learner.titleAwardedOn),
        what: `取得${learner.titleName}`,
        tone: 'done',
      });
    return { content, moments, acts: await counterActs(parts, officer, accountId) };
  },
};

/** The way to the counter, where this officer serves the person (N7, N8). */
async function counterActs({ db, clock }: Parts, officer: Officer, accountId: string) {
  const { organisation } = await findPaymentOfficeFor(db, accountId, dayOf(clock.now()));
  return mayServeAtCounter(officer, accountId, organisation.id)
    ? [{ label: '现场缴费', href: `/counter/learners/${accountId}` }]
    : [];
}

const employmentColumns: Column<HistoryEntry>[] = [
  { key: 'from', label: '从', value: ({ validFrom }) => formatDay(validFrom) },
  { key: 'to', label: '到', value: ({ validTo }) => (validTo ? formatDay(validTo) : '今') },
  { key: 'unit', label: '单位', value: ({ unitName }) => unitName },
  {
    key: 'state',
    label: '单位确认',
    value: ({ requested, state }) => (requested ? '单位待补录' : employmentStates[state]),
  },
];
const employmentStates = { CLAIMED: '待确认', CONFIRMED: '已确认', REJECTED: '已退回' } as const;

const employments: DossierSection = {
  key: 'employments',
  title: '任职',
  order: 30,
  readBy: readingRoles,
  async load({ db }, _officer, accountId) {
    const history = await listHistory(db, accountId);
    const content = (
      <DataTable
        caption="任职"
        columns={employmentColumns}
        rows={history}
        rowKey={({ id }) => id}
      />
    );
    const moments = history
      .filter(({ state }) => state !== 'REJECTED')
      .map(({ validFrom, unitName }) => ({
        at: instantOf(validFrom),
        what: '到单位',
        note: unitName,
      }));
    return { content, moments };
  },
};

const correctionColumns: Column<Correction>[] = [
  { key: 'at', label: '日期', value: ({ proposedAt }) => proposedAt },
  {
    key: 'what',
    label: '更正',
    value: ({ name, idNumberMasked }) =>
      [name && '姓名', idNumberMasked && '证件号码'].filter(Boolean).join('、'),
  },
  { key: 'by', label: '谁提出', value: ({ proposedByName }) => proposedByName },
  {
    key: 'state',
    label: '状态',
    value: ({ state }) => correctionStateNames[state],
    cell: ({ state }) => <Badge tone={correctionTones[state]}>{correctionStateNames[state]}</Badge>,
  },
];

const corrections: DossierSection = {
  key: 'corrections',
  title: '姓名和号码更正',
  order: 110,
  readBy: counterRoles,
  async load({ db }, _officer, accountId) {
    const list = await listCorrectionsOf(db, accountId);
    if (list.length === 0) return null;
    const content = (
      <DataTable
        caption="姓名和号码更正"
        columns={correctionColumns}
        rows={list}
        rowKey={({ id }) => id}
      />
    );
    const moments = list.map(({ proposedAt, proposedByName, state }) => ({
      at: proposedAt,
      what: '提出更正姓名或号码',
      note: `${proposedByName}，${correctionStateNames[state]}`,
    }));
    return { content, moments };
  },
};

/** What people shows of a person: registration, employments, corrections. */
export const dossierSections = [registration, employments, corrections];
