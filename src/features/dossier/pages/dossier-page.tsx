import {
  Badge,
  ButtonLink,
  Form,
  formatDay,
  Page,
  SubmitButton,
  type Tone,
} from '../../../ui/index.ts';
import { type LearnerProfile, registrationStateNames } from '../../people/index.ts';
import type { Dossier, LoadedSection } from '../queries/dossier.ts';
import { Timeline } from './timeline.tsx';

export interface DossierPageProps {
  dossier: Dossier;
  /** The whole number, just asked for; null else. */
  idNumber: string | null;
  mayReveal: boolean;
}

/** A person's dossier: who it is, what may be done, the sections of all features, the course of events. */
export function DossierPage({ dossier, idNumber, mayReveal }: DossierPageProps) {
  const { person, sections } = dossier;
  const wide = sections.filter((section) => section.wide);
  const narrow = sections.filter((section) => !section.wide);
  return (
    <Page title={person.name} heading={false} width="full">
      <div class="dossier-page">
        <Who dossier={dossier} idNumber={idNumber} mayReveal={mayReveal} />
        <div class="dossier">
          <div class="dossier-main">
            {wide.map((section) => (
              <Section key={section.key} section={section} />
            ))}
            <div class="dossier-pair">
              {narrow.map((section) => (
                <Section key={section.key} section={section} />
              ))}
            </div>
          </div>
          <Timeline moments={sections.flatMap(({ part }) => part.moments ?? [])} />
        </div>
      </div>
    </Page>
  );
}

const registrationTones: Record<LearnerProfile['registrationState'], Tone> = {
  CONFIRMED: 'success',
  UNCHECKED: 'info',
  CORRECTED: 'warning',
  RETURNED: 'warning',
};

function Who({ dossier, idNumber, mayReveal }: DossierPageProps) {
  const { person, endorserName, sections } = dossier;
  const acts = sections.toSorted(urgentFirst).flatMap(({ part }) => part.acts ?? []);
  const notices = sections.flatMap(({ part }) => part.notices ?? []);
  return (
    <div class="dossier-who">
      <h1>{person.name}</h1>
      {person.employmentState === 'CONFIRMED' ? <Badge tone="info">在职</Badge> : null}
      <Badge tone={registrationTones[person.registrationState]}>
        登记信息{registrationStateNames[person.registrationState]}
      </Badge>
      {notices.map(({ tone, text }) => (
        <Badge key={text} tone={tone}>
          {text}
        </Badge>
      ))}
      {acts.length > 0 ? (
        <div class="dossier-acts no-print">
          {acts.map(({ label, href }, index) => (
            <ButtonLink
              key={href}
              href={href}
              size="small"
              tone={index === 0 ? 'primary' : 'quiet'}
            >
              {label}
            </ButtonLink>
          ))}
        </div>
      ) : null}
      <dl class="dossier-facts">
        <div>
          <dt>证件号码</dt>
          <dd class="flex flex-wrap items-center gap-2">
            <span class="figures">{idNumber ?? person.idNumberMasked}</span>
            {mayReveal && !idNumber ? (
              <Form action={`/people/${person.accountId}/identity-number`} class="no-print">
                <SubmitButton tone="quiet" size="small">
                  显示（记入审计）
                </SubmitButton>
              </Form>
            ) : null}
          </dd>
        </div>
        <Fact label="手机" value={person.phoneMasked} />
        <Fact label="单位" value={person.employerName ?? '没有单位'} />
        <Fact label="职称" value={titleOf(person)} />
        <Fact label="由谁审验" value={endorserName} />
      </dl>
    </div>
  );
}

/** What needs a look comes first: its act is the one to do. */
const urgentFirst = (one: LoadedSection, other: LoadedSection) =>
  (other.part.notices?.length ?? 0) - (one.part.notices?.length ?? 0);

function Fact({ label, value }: { label: string; value: string | null }) {
  return value ? (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  ) : null;
}

function titleOf({ titleName, titleAwardedOn }: LearnerProfile): string | null {
  if (!titleName) return null;
  return titleAwardedOn ? `${titleName}，${formatDay(titleAwardedOn)}` : titleName;
}

function Section({ section: { title, part } }: { section: LoadedSection }) {
  return (
    <div class="dossier-section">
      <div class="dossier-section-head">
        <h2>{title}</h2>
        {part.note ? <span>{part.note}</span> : null}
      </div>
      {part.content}
    </div>
  );
}
