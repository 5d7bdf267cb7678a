import type { DossierContributions } from '../../../platform/dossier.ts';
import { type App, emptyForm, formAction, officerOf } from '../../../platform/http/index.ts';
import { mayKeep } from '../../organisations/index.ts';
import { ResultsPage } from '../pages/results-page.tsx';
import { SearchPage } from '../pages/search-page.tsx';
import { type Found, findEverywhere } from '../queries/search.ts';
import { searchingRoles } from '../rules/policy.ts';
import { SearchForm } from './forms.ts';

/** The one search box: by POST, so that no number of a person stands in an address (E26). */
export function searchRoutes(app: App, { personFinders }: DossierContributions): void {
  const config = { access: searchingRoles } as const;

  app.get('/search', { config }, (_request, reply) => reply.page(<SearchPage form={emptyForm} />));

  formAction(app, '/search', {
    config: { ...config, discloses: { what: '查人结果' } },
    by: officerOf,
    form: SearchForm,
    show: (_asked, form) => <SearchPage form={form} />,
    act: ({ actor }, { words }) => findEverywhere(app.parts, personFinders, actor, words),
    done: ({ actor }, found, { words }) => {
      const only = onlyPersonOf(found);
      return only
        ? { to: `/people/${only.accountId}` }
        : {
            page: <ResultsPage words={words} found={found} keeps={(one) => mayKeep(actor, one)} />,
          };
    },
  });
}

/** The one person found, whose dossier is opened at once. */
const onlyPersonOf = ({ people, organisations }: Found) =>
  people.length === 1 && organisations.length === 0 ? people[0] : undefined;
