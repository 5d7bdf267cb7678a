import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { hashToken } from '../../../platform/cryptography/index.ts';
import { type App, type FormValues, isHttps, parseForm } from '../../../platform/http/index.ts';
import { discardRegistrationDraft } from '../commands/discard-registration-draft.ts';
import { saveRegistrationDraft } from '../commands/save-registration-draft.ts';
import { findRegistrationDraft } from '../queries/registration-drafts.ts';
import { draftCell } from '../rules/cells.ts';
import {
  type DraftStep,
  type DraftValues,
  draftMinutes,
  withStep,
} from '../rules/registration-draft.ts';
import { identityStepForm, workStepForm } from './forms.ts';

/** Holds the token of the draft alone; what was typed is in the database, encrypted. */
const draftCookie = 'jixue_registration_draft';

/** The draft of a registration of the asking browser. */
export function registrationDrafts({ parts }: App) {
  const { db, cipher, clock } = parts;
  const tokenOf = (request: FastifyRequest) => request.cookies[draftCookie] ?? '';

  /** What was typed; empty without a draft. */
  async function load(request: FastifyRequest): Promise<DraftValues> {
    const found = await findRegistrationDraft(db, hashToken(tokenOf(request)), clock.now());
    return found ? JSON.parse(cipher.decrypt(found.formCipher, draftCell(found.id))) : {};
  }

  /** Keeps what a step sent. */
  async function save(request: FastifyRequest, reply: FastifyReply, step: DraftStep) {
    const sent = textsOf(request.body as FormValues);
    const values = withStep(await load(request), step, sent);
    reply.setCookie(draftCookie, await saveRegistrationDraft(parts, tokenOf(request), values), {
      path: '/register',
      httpOnly: true,
      sameSite: 'lax',
      secure: isHttps(parts.publicUrl()),
      maxAge: draftMinutes * 60,
    });
  }

  /** The first step, checked. Throws `people.registration_draft_gone`. */
  async function identity(request: FastifyRequest) {
    const checked = parseForm(identityStepForm(clock.now()), await load(request));
    if (!checked.ok) throw new Refusal('people.registration_draft_gone');
    return checked.value;
  }

  /** The first two steps, checked; null where the second is still to be filled in. Throws as `identity`. */
  async function declared(request: FastifyRequest) {
    const { birthDate, ...person } = await identity(request);
    const work = parseForm(workStepForm(dayOf(clock.now()), birthDate), await load(request));
    return work.ok ? { ...person, ...work.value } : null;
  }

  async function discard(request: FastifyRequest, reply: FastifyReply) {
    await discardRegistrationDraft(parts, tokenOf(request));
    reply.clearCookie(draftCookie, { path: '/register' });
  }

  return { load, save, identity, declared, discard };
}

const textsOf = (values: FormValues): DraftValues =>
  Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value[0] : value) ?? '',
    ]),
  );
