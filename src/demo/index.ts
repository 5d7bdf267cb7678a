import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from 'otpauth';
import { appointOfficer, hashPassword, registerLearner } from '../features/accounts/index.ts';
import type { Topic } from '../features/catalogue/index.ts';
import { addOrganisation, listCurrentJurisdictions } from '../features/organisations/index.ts';
import { dayOf } from '../kernel/calendar.ts';
import { newId } from '../kernel/ids.ts';
import { inTransaction } from '../platform/database/index.ts';
import { findMark, setMark } from '../platform/database/marks.ts';
import type { Parts } from '../platform/parts.ts';
import { demoOrganisations } from './city/organisations.ts';
import { demoPeople } from './city/people.ts';

export interface DemoOptions {
  dataDir: string;
  say: (line: string) => void;
  /** Runs everything published so far, to the end. */
  drain(): Promise<void>;
}

interface DemoAccount {
  login: string;
  password: string;
  role: string;
  name: string;
  try: string;
  totpSecret?: string;
}

/** Builds the demo city once, through the commands people use. */
export async function loadDemoCity(parts: Parts, topics: Topic[], options: DemoOptions): Promise<void> {
  if (await findMark(parts.db, 'demo-city')) return;
  options.say('正在建立演示城市…');
  const now = parts.clock.now();
  const organisations = demoOrganisations(await listCurrentJurisdictions(parts.db, dayOf(now)));
  const ids = new Map(organisations.map((one) => [one.key, newId()]));
  const idOf = (key: string | null) => (key ? (ids.get(key) ?? null) : null);
  await inTransaction(parts.db, async (tx) => {
    for (const one of organisations) {
      const { key, creditCode, jurisdictionKey, parentKey, industryAuthorityKey, ...same } = one;
      await addOrganisation(parts, tx, 'SYSTEM', {
        ...same,
        id: ids.get(key) as string,
        creditCode,
        jurisdictionId: jurisdictionKey,
        parentId: idOf(parentKey),
        industryAuthorityId: idOf(industryAuthorityKey),
      });
    }
  });
  const password = `Jixue-${now.getFullYear()}-${randomInt(1000, 9999)}`;
  const passwordHash = await hashPassword(password);
  const accounts: DemoAccount[] = [];
  const { learners, officers } = demoPeople(organisations, topics[0]?.year ?? now.getFullYear());
  for (const person of learners) {
    const unit = idOf(person.employerKey);
    await registerLearner(parts, {
      ...person,
      districtId: person.districtKey,
      unit: unit ? { kind: 'LISTED', organisationId: unit } : { kind: 'NONE' },
      custodyAgencyId: idOf(person.agencyKey),
      passwordHash,
      privacyVersion: '2026-01',
    });
    accounts.push({ login: person.idNumber, password, role: '学员', name: person.name, try: person.tryThis ?? '' });
  }
  for (const person of officers) {
    const totpSecret = new Secret({ size: 20 }).base32;
    await appointOfficer(parts, 'SYSTEM', { person, passwordHash, role: person.role, organisationId: idOf(person.organisationKey) as string, totpSecret });
    accounts.push({ login: person.idNumber, password, role: person.role, name: person.name, try: person.tryThis ?? '', totpSecret });
  }
  await setMark(parts.db, 'demo-accounts', accounts);
  writeFileSync(join(options.dataDir, 'demo-accounts.json'), JSON.stringify(accounts, null, 2), { mode: 0o600 });
  await options.drain();
  await setMark(parts.db, 'demo-city', {});
}
