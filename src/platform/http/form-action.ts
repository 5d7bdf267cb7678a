import type {
  FastifyContextConfig,
  FastifyReply,
  FastifyRequest,
  RouteShorthandOptions,
} from 'fastify';
import type { ComponentChild } from 'preact';
import type { z } from 'zod';
import { Refusal, type RefusalAnswer } from '../../kernel/refusal.ts';
import type { Access } from './access.ts';
import {
  type FieldErrors,
  type FormState,
  type FormValues,
  type ParsedForm,
  parseForm,
  UnreadableForm,
} from './form.ts';
import type { App } from './server.ts';

/**
 * What every step of an action gets: the request, its actor, and the checked parameters of the address; the
 * reply for cookies and for a second sentence.
 */
export interface Asked<A, P> {
  request: FastifyRequest;
  reply: FastifyReply;
  actor: A;
  params: P;
}

export interface Done {
  /** The page of the result. */
  to: string;
  /** A sentence shown there once. */
  say?: string;
  tone?: 'success' | 'info' | 'warning';
}

/** A result that no address shows: a preview, a number shown once. It is kept like a refused form (ADR 9). */
export interface Shown {
  page: ComponentChild;
  /** 422 where the form did not do what it was sent for. */
  status?: 200 | 422;
  /** The page shows a secret: nothing of it is kept after the first look. */
  shown?: 'once';
}

export interface FormAction<A, P extends z.ZodType, F extends z.ZodType, R> {
  config: FastifyContextConfig & { access: Access };
  /** `officerOf`, `learnerOf`, `actorOf`; `visitorOf` where no login is needed. */
  by: (request: FastifyRequest) => A;
  params?: P;
  /** Refuses, by throwing, before any field is looked at: where the page of the form is for more than may act. */
  allow?(asked: Asked<A, z.infer<P>>): void | Promise<void>;
  /** The fields; a function where they depend on the actor or on today. Left out for a button alone. */
  form?: F | ((asked: Asked<A, z.infer<P>>) => F | Promise<F>);
  /** The `step` of a button that only looks something up: the form is shown again as typed, and nothing is checked. */
  lookUp?: string;
  /** The page of the form, shown again with its values and errors. */
  show?(asked: Asked<A, z.infer<P>>, form: FormState): ComponentChild | Promise<ComponentChild>;
  /** Errors of fields that only the database knows; null when there are none. */
  check?(asked: Asked<A, z.infer<P>>, value: z.infer<F>): Promise<FieldErrors | null>;
  /** Fields of this form for refusals, in addition to those in the table of refusals. */
  refusedAt?: RefusedAt;
  act(asked: Asked<A, z.infer<P>>, value: z.infer<F>): R | Promise<R>;
  done(
    asked: Asked<A, z.infer<P>>,
    result: Awaited<R>,
    value: z.infer<F>,
  ): Done | Shown | Promise<Done | Shown>;
}

/** The field of a refusal; with a sentence where that of the table speaks to somebody else. */
export type RefusedAt = Readonly<Record<string, string | { field: string; sentence: string }>>;

/** The actor of actions that need no login: none. */
export const visitorOf = (): null => null;

/**
 * Registers a POST that parses a form, acts, and redirects to the page of the result (303). Errors of fields,
 * and refusals that belong to a field, show the form again; any other refusal is a page of its own.
 */
export function formAction<
  A,
  R,
  P extends z.ZodType = z.ZodUnknown,
  F extends z.ZodType = z.ZodUnknown,
>(app: App, url: string, action: FormAction<A, P, F, R>): void {
  const { config, params } = action;
  const options: RouteShorthandOptions = { config, ...(params && { schema: { params } }) };
  app.post(url, options as object, async (request: FastifyRequest, reply: FastifyReply) => {
    const params = request.params as z.infer<P>;
    const asked: Asked<A, z.infer<P>> = { request, reply, actor: action.by(request), params };
    await action.allow?.(asked);
    const again = async (status: number, values: FormValues, errors: FieldErrors) =>
      reply.code(status).page(await action.show?.(asked, { values, errors }));
    const form = await parseAsked(action, asked);
    if (action.lookUp && form.values.step === action.lookUp) return again(200, form.values, {});
    if (!form.ok && !action.show) throw new UnreadableForm(form.errors);
    if (!form.ok) return again(422, form.values, form.errors);
    const unknown = await action.check?.(asked, form.value);
    if (unknown) return again(422, form.values, unknown);
    try {
      const result = await action.act(asked, form.value);
      return answer(reply, await action.done(asked, result, form.value));
    } catch (error) {
      const refused = action.show ? refusedField(app, error, action.refusedAt) : null;
      if (!refused) throw error;
      request.refusal = refused.code;
      return again(refused.status, form.values, { [refused.field]: refused.sentence });
    }
  });
}

/** The checked fields of an action; a button alone has none. */
async function parseAsked<A, P extends z.ZodType, F extends z.ZodType, R>(
  { form }: FormAction<A, P, F, R>,
  asked: Asked<A, z.infer<P>>,
): Promise<ParsedForm<z.infer<F>>> {
  const schema = typeof form === 'function' ? await form(asked) : form;
  if (schema) return parseForm(schema, asked.request.body);
  return { ok: true, value: undefined as z.infer<F>, values: {} };
}

function answer(reply: FastifyReply, done: Done | Shown) {
  if ('page' in done) return reply.code(done.status ?? 200).page(done.page, done.shown);
  const { to, say, tone } = done;
  if (say) reply.flash(tone ?? 'success', say);
  return reply.redirect(to, 303);
}

/** The field of a refusal, with its sentence; null for a refusal without a field and for other errors. */
export function refusedField(
  app: Pick<App, 'refusals'>,
  error: unknown,
  refusedAt: RefusedAt = {},
): { code: string; field: string; sentence: string; status: RefusalAnswer['status'] } | null {
  if (!(error instanceof Refusal)) return null;
  const { code } = error;
  const answer = app.refusals[code]?.(error.facts);
  const at = refusedAt[code] ?? answer?.field;
  if (!answer || !at) return null;
  const { status, sentence } = answer;
  return typeof at === 'string' ? { code, field: at, sentence, status } : { code, status, ...at };
}
