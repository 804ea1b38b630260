import type { JsonObject } from '../finding/json';

/** The fields of a body that is `application/x-www-form-urlencoded`; of a repeated one the last. */
export const webhookForm = (body: Buffer): JsonObject =>
  Object.fromEntries(new URLSearchParams(body.toString('utf8')));
