import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type Sealer, type Suite, type SuiteName, suites } from './suites/index.ts';

/**
 * CURRENT encrypts. While keys are rotated a second one is live: INCOMING before it takes over, then the former
 * one LEAVING until nothing is stored under it. RETIRED ones only read: backups, files and audit entries.
 */
export type GenerationState = 'INCOMING' | 'CURRENT' | 'LEAVING' | 'RETIRED';

/** The data keys of one rotation. */
export interface Generation {
  id: string;
  suite: Suite;
  state: GenerationState;
  sealer: Sealer;
  mac(text: string): Buffer;
}

export interface KeyRing {
  /** Every generation, the newest first; what another process changed is seen at once. */
  generations(): readonly Generation[];
  /** Signs one-time links and codes; not rotated with the data keys. */
  signingKey: KeyObject;
}

/** Keys in the clear, as they are wrapped. */
export interface GenerationKeys {
  encryption: Buffer;
  index: Buffer;
}

export const newGenerationKeys = (): GenerationKeys => ({
  encryption: randomBytes(32),
  index: randomBytes(32),
});

/** Returns a generation ready for use. */
export function openGeneration(
  { id, suite, state }: { id: string; suite: SuiteName; state: GenerationState },
  keys: GenerationKeys,
): Generation {
  const algorithms = suites[suite];
  return {
    id,
    suite: algorithms,
    state,
    sealer: algorithms.keyed(keys.encryption),
    mac: algorithms.mac(keys.index),
  };
}

/** What a rotation does to a ring. */
export interface RotatingRing extends KeyRing {
  /** Adds a generation that is searched by, not encrypted with; returns its id. */
  addIncoming(suite: SuiteName, at: Date): string;
  /** The incoming generation encrypts from now on, the current one leaves. */
  promoteIncoming(): void;
  /** Nothing is stored under the leaving generation any more. */
  retireLeaving(): void;
}

/** The state after the incoming generation took over. */
export const promoted = (state: GenerationState): GenerationState =>
  state === 'INCOMING' ? 'CURRENT' : state === 'CURRENT' ? 'LEAVING' : state;

/** The state after nothing is stored under the leaving generation. */
export const retired = (state: GenerationState): GenerationState =>
  state === 'LEAVING' ? 'RETIRED' : state;

/** A ring in memory, for tests. */
export function memoryKeyRing(secret = 'k'): RotatingRing {
  const keyOf = (what: string) => Buffer.alloc(32, `${secret}${what}`);
  const open = (id: string, suite: SuiteName, state: GenerationState) =>
    openGeneration({ id, suite, state }, { encryption: keyOf(`e${id}`), index: keyOf(`i${id}`) });
  let all = [open('k1', 'INTERNATIONAL', 'CURRENT')];
  return {
    generations: () => all,
    signingKey: createSecretKey(keyOf('s')),
    addIncoming(suite) {
      const id = `k${all.length + 1}`;
      all = [open(id, suite, 'INCOMING'), ...all];
      return id;
    },
    promoteIncoming() {
      all = all.map((one) => ({ ...one, state: promoted(one.state) }));
    },
    retireLeaving() {
      all = all.map((one) => ({ ...one, state: retired(one.state) }));
    },
  };
}
