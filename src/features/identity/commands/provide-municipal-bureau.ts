import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { addOrganisation, findMunicipalBureau } from '../../organisations/index.ts';

/** Returns the municipal bureau, added when the installation has none. */
export async function provideMunicipalBureau(parts: Parts, tx: Tx): Promise<string> {
  const existing = await findMunicipalBureau(tx);
  if (existing) return existing.id;
  return addOrganisation(parts, tx, 'SYSTEM', {
    kind: 'MUNICIPAL_HR_BUREAU',
    name: '重庆市人力资源和社会保障局',
    shortName: '市人力社保局',
  });
}
