import type { ReceiverEndpoint } from '../../contract/sync-config';
import type { ReadSecret } from '../aws/secrets';
import type { WebhookRequest } from './http-request';
import { VERIFIERS } from './verifiers';

/** `unknown`: no secret matched, but not every secret could be read, so the vendor should try again. */
export type Verdict = 'authentic' | 'forged' | 'unknown';

/** Milliseconds between forced reads of one endpoint's secrets, so that forged requests cannot exhaust Secrets Manager. */
export const REFRESH_INTERVAL_MILLIS = 60_000;

/** Checks requests against all valid secrets of their endpoint, and once more with freshly read ones after a rotation. */
export class Authenticity {
  private readonly refreshedAt = new Map<string, number>();

  public constructor(private readonly readSecret: ReadSecret) {}

  public async check(endpoint: ReceiverEndpoint, request: WebhookRequest): Promise<Verdict> {
    const verdict = await this.verify(endpoint, request, false);
    if (verdict === 'authentic' || !this.mayRefresh(request)) return verdict;
    return this.verify(endpoint, request, true);
  }

  private mayRefresh({ endpointId = '', receivedAt }: WebhookRequest): boolean {
    const last = this.refreshedAt.get(endpointId) ?? -Infinity;
    if (receivedAt.getTime() - last < REFRESH_INTERVAL_MILLIS) return false;
    this.refreshedAt.set(endpointId, receivedAt.getTime());
    return true;
  }

  private async verify(
    endpoint: ReceiverEndpoint,
    request: WebhookRequest,
    fresh: boolean,
  ): Promise<Verdict> {
    const reads = await Promise.allSettled(
      endpoint.secrets.map((pointer) => this.readSecret(pointer, { fresh })),
    );
    const secrets = reads.flatMap((read) => (read.status === 'fulfilled' ? [read.value] : []));
    const verifier = VERIFIERS[endpoint.verifier];
    // An empty secret would make every signature computable by anybody.
    const matches = secrets
      .filter((secret) => secret.trim() !== '')
      .map((s) => verifier(request, s, endpoint));
    if (matches.includes(true)) return 'authentic';
    return secrets.length < endpoint.secrets.length ? 'unknown' : 'forged';
  }
}
