import type { SecretPointer } from '../../contract/secret-pointer';
import { rememberSecret } from './mask';

export interface ReadSecretOptions {
  /** Ask AWS even if a value is at hand: the vendor has just refused it. */
  readonly fresh?: boolean;
}

/** @throws SecretError when there is no such secret, field or permission. The message never holds a value. */
export type ReadSecret = (pointer: SecretPointer, options?: ReadSecretOptions) => Promise<string>;

/** The whole text of a secret or parameter, from AWS. */
export type FetchSecret = (pointer: SecretPointer) => Promise<string | undefined>;

/** A secret that could not be read. Worth another try: the permission or the value may be mended meanwhile. */
export class SecretError extends Error {
  public override readonly name = 'SecretError';
}

/** Five minutes: how long a rotated secret may stay in use when nothing refuses it. */
const MAX_AGE_MILLIS = 300_000;

interface CachedSecret {
  readonly readAt: number;
  readonly value: Promise<string>;
  settled: boolean;
}

const nameOf = (pointer: SecretPointer): string => (pointer.kind === 'secret' ? pointer.arn : pointer.name);

/** A reader with its own cache. Simultaneous reads of one secret share one call; failures are not kept. */
export function createSecretReader(fetch: FetchSecret, now: () => number = Date.now): ReadSecret {
  const cache = new Map<string, CachedSecret>();
  const read = (pointer: SecretPointer): CachedSecret => {
    const name = nameOf(pointer);
    const cached: CachedSecret = { readAt: now(), value: fetchText(fetch, pointer), settled: false };
    cache.set(name, cached);
    const settle = (): void => void (cached.settled = true);
    cached.value.then(settle, () => cache.get(name) === cached && cache.delete(name));
    return cached;
  };
  return async (pointer, { fresh = false } = {}) => {
    const known = cache.get(nameOf(pointer));
    const usable = known && now() - known.readAt < MAX_AGE_MILLIS && !(fresh && known.settled);
    return fieldOf(pointer, await (usable ? known : read(pointer)).value);
  };
}

async function fetchText(fetch: FetchSecret, pointer: SecretPointer): Promise<string> {
  const text = await fetch(pointer).catch((error: unknown) => {
    const reason = error instanceof Error ? error.name : 'unknown error';
    throw new SecretError(
      `Cannot read ${nameOf(pointer)}: ${reason}. Check that it exists and the role may.`,
    );
  });
  if (!text) throw new SecretError(`${nameOf(pointer)} has no text value. Store the credential as a string.`);
  rememberSecret(text);
  return text;
}

function fieldOf(pointer: SecretPointer, text: string): string {
  if (pointer.kind !== 'secret' || pointer.jsonField === undefined) return text;
  const value = parsed(text)?.[pointer.jsonField];
  if (typeof value !== 'string' || value === '') {
    throw new SecretError(
      `${pointer.arn} must be a JSON object with a string in the field "${pointer.jsonField}", but has none.`,
    );
  }
  rememberSecret(value);
  return value;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Each client is loaded when it is first needed: most functions use one of the two. */
const fetchFromAws: FetchSecret = async (pointer) => {
  if (pointer.kind === 'secret') return (await import('./secrets-manager.js')).fetchSecretText(pointer.arn);
  return (await import('./parameter-store.js')).fetchParameterText(pointer.name);
};

/** The process-wide reader: cached for five minutes. */
export const readSecret: ReadSecret = createSecretReader(fetchFromAws);
