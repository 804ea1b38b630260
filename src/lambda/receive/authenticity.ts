import type { SecretReferenceConfig } from '../../contract/secret-reference-config';
import type { ReceiverEndpoint } from '../../contract/sync-config';
import type { ReadSecret } from '../aws/secrets';
import type { WebhookRequest } from '../http/webhook-request';
import { VERIFIERS } from './verifiers';

/** `unknown`: it may be signed with a secret that is not at hand, so the vendor should try again. */
export type Verdict = 'authentic' | 'forged' | 'unknown';

/** Milliseconds between forced reads of one endpoint's secrets, so that forged requests cannot exhaust Secrets Manager. */
export const REFRESH_INTERVAL_MILLIS = 60_000;

/** Checks requests against all valid secrets of their endpoint, and once more with freshly read ones after a rotation. */
export class Authenticity {
  private readonly refreshedAt = new Map<string, number>();
  /** When a secret could not be read last. */
  private readonly unreadableAt = new Map<string, number>();

  public constructor(private readonly readSecret: ReadSecret) {}

  public async check(endpoint: ReceiverEndpoint, request: WebhookRequest): Promise<Verdict> {
    if (endpoint.secrets.length === 0) return 'forged';
    const verdict = await this.verify(endpoint, request, false);
    if (verdict === 'authentic') return verdict;
    // A stranger may have spent the refresh since the secret was rotated.
    return this.mayRefresh(request) ? this.verify(endpoint, request, true) : 'unknown';
  }

  private mayRefresh({ endpointId = '', receivedAt }: WebhookRequest): boolean {
    if (isRecent(this.refreshedAt.get(endpointId), receivedAt)) return false;
    this.refreshedAt.set(endpointId, receivedAt.getTime());
    return true;
  }

  private async verify(
    endpoint: ReceiverEndpoint,
    request: WebhookRequest,
    fresh: boolean,
  ): Promise<Verdict> {
    const reads = endpoint.secrets.map((pointer) => this.read(pointer, request, fresh));
    const secrets = (await Promise.all(reads)).filter((secret) => secret !== undefined);
    const verifier = VERIFIERS[endpoint.verifier];
    // An empty secret would make every signature computable by anybody.
    const matches = secrets
      .filter((secret) => secret.trim() !== '')
      .map((secret) => verifier(request, secret, endpoint));
    if (matches.includes(true)) return 'authentic';
    return secrets.length < endpoint.secrets.length ? 'unknown' : 'forged';
  }

  /** Without the line break that editors and shells leave at the end. Undefined when it cannot be read now. */
  private async read(
    pointer: SecretReferenceConfig,
    { receivedAt }: WebhookRequest,
    fresh: boolean,
  ): Promise<string | undefined> {
    const name = JSON.stringify(pointer);
    if (!fresh && isRecent(this.unreadableAt.get(name), receivedAt)) return undefined;
    try {
      const secret = await this.readSecret(pointer, { fresh });
      this.unreadableAt.delete(name);
      return secret.replace(/[\r\n]+$/, '');
    } catch {
      this.unreadableAt.set(name, receivedAt.getTime());
      return undefined;
    }
  }
}

const isRecent = (millis: number | undefined, now: Date): boolean =>
  millis !== undefined && now.getTime() - millis < REFRESH_INTERVAL_MILLIS;
