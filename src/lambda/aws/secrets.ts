import type { SecretReferenceConfig } from '../../contract/secret-reference-config';
import { rememberSecret } from './mask';
import { fetchParameterText } from './parameter-store';
import { fetchSecretText } from './secrets-manager';

export interface ReadSecretOptions {
  /** Ask AWS even if a value is at hand: the vendor has just refused it. */
  readonly fresh?: boolean;
}

/** @throws SecretError when there is no such secret, field or permission. The message never holds a value. */
export type ReadSecret = (pointer: SecretReferenceConfig, options?: ReadSecretOptions) => Promise<string>;

/** The whole text of a secret or parameter, from AWS. */
export type FetchSecret = (pointer: SecretReferenceConfig) => Promise<string | undefined>;

/** A secret that could not be read. Worth another try: the permission or the value may be mended meanwhile. */
export class SecretError extends Error {
  public override readonly name = 'SecretError';

  public constructor(
    message: string,
    /** The store did not answer, or not in time; it has not refused. */
    public readonly isOutage = false,
  ) {
    super(message);
  }
}

/** Five minutes: how long a rotated secret may stay in use when nothing refuses it. */
const MAX_AGE_MILLIS = 300_000;
/** How long the last good value serves before the store is asked again, while it is down. */
const OUTAGE_RETRY_MILLIS = 30_000;

interface CachedSecret {
  /** Epoch milliseconds from which on the store is asked again. */
  readonly staleAt: number;
  readonly text: Promise<string>;
  /** The last good value from before this read. */
  readonly last?: Promise<string>;
  settled: boolean;
}

const nameOf = (pointer: SecretReferenceConfig): string =>
  pointer.kind === 'secret' ? pointer.arn : pointer.name;
const isOutage = (error: unknown): boolean => error instanceof SecretError && error.isOutage;

/**
 * A reader with its own cache. Simultaneous reads of one secret share one call; failures are not kept. While the store
 * is down the last good value stays in use, unless a fresh one is asked for.
 */
export function createSecretReader(fetch: FetchSecret, now: () => number = Date.now): ReadSecret {
  const cache = new SecretCache(now);
  return async (pointer, { fresh = false } = {}) => {
    const name = nameOf(pointer);
    const known = cache.usable(name, fresh) ?? cache.read(name, () => fetchText(fetch, pointer));
    const text = fresh ? known.text : known.text.catch((error) => cache.lastAfter(error, name, known));
    return fieldOf(pointer, await text);
  };
}

class SecretCache {
  private readonly kept = new Map<string, CachedSecret>();

  public constructor(private readonly now: () => number) {}

  /** A value that is not too old, or a read that is under way. */
  public usable(name: string, fresh: boolean): CachedSecret | undefined {
    const known = this.kept.get(name);
    return known && this.now() < known.staleAt && !(fresh && known.settled) ? known : undefined;
  }

  public read(name: string, fetch: () => Promise<string>): CachedSecret {
    const before = this.kept.get(name);
    const last = before?.settled ? before.text : before?.last;
    const cached = { staleAt: this.now() + MAX_AGE_MILLIS, text: fetch(), last, settled: false };
    this.kept.set(name, cached);
    const settle = (): void => void (cached.settled = true);
    cached.text.then(settle, (error: unknown) => {
      if (this.kept.get(name) === cached) this.keepLast(name, isOutage(error) ? last : undefined, 0);
    });
    return cached;
  }

  /** @throws the error, where no last good value may stand in */
  public lastAfter(error: unknown, name: string, { last }: CachedSecret): Promise<string> {
    if (last === undefined || !isOutage(error)) throw error;
    this.keepLast(name, last, OUTAGE_RETRY_MILLIS);
    return last;
  }

  private keepLast(name: string, last: Promise<string> | undefined, millis: number): void {
    if (last === undefined) this.kept.delete(name);
    else this.kept.set(name, { staleAt: this.now() + millis, text: last, settled: true });
  }
}

/** What the stores answer when they refuse: the last good value may have been taken away on purpose. */
const REFUSALS = /denied|notfound|unauthorized|invalid|unrecognized|decryption|validation|notauthorized/i;

async function fetchText(fetch: FetchSecret, pointer: SecretReferenceConfig): Promise<string> {
  const text = await fetch(pointer).catch((error: unknown) => {
    const reason = error instanceof Error ? error.name : 'unknown error';
    throw new SecretError(
      `Cannot read ${nameOf(pointer)}: ${reason}. Check that it exists and the role may.`,
      !REFUSALS.test(reason),
    );
  });
  if (!text) throw new SecretError(`${nameOf(pointer)} has no text value. Store the credential as a string.`);
  rememberSecret(text);
  return text;
}

function fieldOf(pointer: SecretReferenceConfig, text: string): string {
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

const fetchFromAws: FetchSecret = (pointer) =>
  pointer.kind === 'secret' ? fetchSecretText(pointer.arn) : fetchParameterText(pointer.name);

/** The process-wide reader: cached for five minutes. */
export const readSecret: ReadSecret = createSecretReader(fetchFromAws);
