import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const key = randomBytes(32);
const digest = (value: string | Buffer): Buffer => createHmac('sha256', key).update(value).digest();

/** Comparison whose duration tells nothing of the values, their lengths included. */
export const equalInConstantTime = (left: string | Buffer, right: string | Buffer): boolean =>
  timingSafeEqual(digest(left), digest(right));
