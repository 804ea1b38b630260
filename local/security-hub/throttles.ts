import { ApiError } from './api-error';

interface Quota {
  readonly perSecond: number;
  readonly burst: number;
}

/** Documented per account and Region; every other operation has the default. */
const QUOTAS: Readonly<Record<string, Quota>> = {
  GetFindings: { perSecond: 3, burst: 6 },
};
const DEFAULT_QUOTA: Quota = { perSecond: 10, burst: 30 };

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Token buckets, one an operation and Region. */
export class Throttles {
  private readonly buckets = new Map<string, Bucket>();

  public constructor(private readonly now: () => Date) {}

  /** @throws ApiError when the operation's bucket is empty. */
  public take(operation: string, region: string): void {
    const quota = QUOTAS[operation] ?? DEFAULT_QUOTA;
    const bucket = this.bucket(`${region}/${operation}`, quota);
    const now = this.now().getTime();
    const filled = bucket.tokens + ((now - bucket.filledAt) / 1000) * quota.perSecond;
    bucket.tokens = Math.min(quota.burst, filled);
    bucket.filledAt = now;
    if (bucket.tokens < 1) throw throttled(operation);
    bucket.tokens -= 1;
  }

  private bucket(key: string, quota: Quota): Bucket {
    const known = this.buckets.get(key);
    if (known) return known;
    const fresh = { tokens: quota.burst, filledAt: this.now().getTime() };
    this.buckets.set(key, fresh);
    return fresh;
  }
}

/** The older operations and those of V2 name the same thing differently. */
function throttled(operation: string): ApiError {
  const type = operation.endsWith('V2') ? 'ThrottlingException' : 'LimitExceededException';
  return new ApiError(type, 429, 'Rate exceeded');
}
