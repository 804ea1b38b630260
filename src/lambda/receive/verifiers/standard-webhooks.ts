import { createHmac } from 'node:crypto';
import { equalInConstantTime } from './constant-time';
import type { Verifier } from '../../vendors/vendor';

/** Seconds that a timestamp may be off, either way: the reference library's tolerance. */
const TOLERANCE_SECONDS = 300;

const isCurrent = (timestamp: string, now: Date): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS;

/** The key is what the base64 behind `whsec_` stands for. */
const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

/** Header names of the specification, and Svix's own older ones for the same values. */
const header = (headers: Readonly<Record<string, string>>, name: string): string =>
  headers[`webhook-${name}`] ?? headers[`svix-${name}`] ?? '';

/** Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`, in a list of `v1,BASE64` separated by blanks. */
export const verifyStandardWebhooks: Verifier = ({ headers, body, receivedAt }, secret) => {
  const [id, timestamp] = [header(headers, 'id'), header(headers, 'timestamp')];
  const key = keyOf(secret);
  if (id === '' || key.length === 0 || !isCurrent(timestamp, receivedAt)) return false;
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  const given = header(headers, 'signature').split(' ');
  return given.some((candidate) => equalInConstantTime(candidate, `v1,${signature}`));
};
