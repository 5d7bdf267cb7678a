import type { FormState } from '../../../platform/http/index.ts';
import {
  Alert,
  ButtonLink,
  Card,
  DefinitionList,
  ErrorSummary,
  formatDay,
  Page,
} from '../../../ui/index.ts';
import type { KeptOrganisation } from '../queries/kept.ts';
import type { OrganisationChange } from '../rules/change.ts';
import {
  affiliationNames,
  type Jurisdiction,
  type Organisation,
  organisationKindNames,
} from '../rules/organisation.ts';
import { ChangesTable } from './changes-table.tsx';
import { DetailsCard, MovingCard, RenamingCard } from './keeping-cards.tsx';

export interface OrganisationPageProps extends KeptOrganisation {
  changes: OrganisationChange[];
  places: Jurisdiction[];
  authorities: Organisation[];
  /** The municipal bureau moves organisations between places and bodies. */
  mayMove: boolean;
  today: string;
  /** Which of the forms was sent, and came back. */
  of: KeepingForm | null;
  form: FormState;
}

export type KeepingForm = 'details' | 'name' | 'place';

/** One organisation: what it is, what may be changed, its history. */
export function OrganisationPage(props: OrganisationPageProps) {
  const { organisation, placeName, parentName, authorityName, successor, changes, form } = props;
  const { id, name, kind, creditCode, affiliation, validTo } = organisation;
  return (
    <Page
      title={name}
      crumbs={[{ label: '单位名录', href: '/organisations' }, { label: name }]}
      actions={
        validTo || kind !== 'EMPLOYER' ? undefined : (
          <ButtonLink href={`/organisations/${id}/merger`} tone="quiet">
            并入另一单位
          </ButtonLink>
        )
      }
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        {validTo ? (
          <Alert tone="warning" title={`${formatDay(validTo)}起撤销`}>
            {successor ? (
              <>
                由
                <a class="link" href={`/organisations/${successor.id}`}>
                  {successor.name}
                </a>
                承接。
              </>
            ) : (
              '没有承接单位。'
            )}
          </Alert>
        ) : null}
        <Card title="现在的登记" icon="building">
          <DefinitionList
            items={[
              { label: '种类', value: organisationKindNames[kind] },
              { label: '信用代码', value: creditCode },
              {
                label: '隶属',
                value: affiliation ? affiliationNames[affiliation] : '非公有制或不分隶属',
              },
              { label: '区县', value: placeName },
              { label: '上级单位', value: parentName },
              { label: '行业主管', value: authorityName },
            ]}
          />
        </Card>
        {validTo ? null : (
          <>
            <DetailsCard {...props} />
            <RenamingCard {...props} />
            {props.mayMove ? <MovingCard {...props} /> : null}
          </>
        )}
        <Card title={validTo ? '恢复' : '撤销'} icon={validTo ? 'check' : 'cross'}>
          <p class="mb-3">
            {validTo
              ? '撤销有误的，可以恢复；转到承接单位而现在还在那里的人和事会回来。'
              : '先看哪些人、多少件没有办完的事会转到承接单位，再撤销。'}
          </p>
          <ButtonLink href={`/organisations/${id}/closing`} tone="quiet">
            {validTo ? '恢复这个单位' : '撤销这个单位'}
          </ButtonLink>
        </Card>
        <Card title="历史" icon="list">
          <ChangesTable changes={changes} />
        </Card>
      </div>
    </Page>
  );
}
