import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { scopeOf } from '../../organisations/index.ts';
import { FiguresPanel } from '../pages/figures-panel.tsx';
import { countByState } from '../queries/endorsements.ts';
import { endorsesAtAll } from '../queries/endorsing-body.ts';

/** Renders the figures of the officer's body, in supervision those of the whole city. */
export async function renderFigures({ db }: Parts, officer: Officer) {
  const supervises = officer.role === 'MUNICIPAL_OFFICER';
  if (!supervises && !(await endorsesAtAll(db, officer))) return null;
  return <FiguresPanel counts={await countByState(db, scopeOf(officer))} wholeCity={supervises} />;
}
