import type { HubRegion } from './hub-region';

export type JsonObject = Record<string, unknown>;

/** One call of the API, with the protocol taken off. */
export interface Call {
  readonly operation: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** What the path holds in place of `{…}`, decoded. */
  readonly pathLabel: string;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
}

/** What the API does for one kind of call: the answer's JSON, or an `ApiError`. */
export type Handler = (hub: HubRegion, call: Call) => object;

export interface Operation {
  readonly name: string;
  readonly method: string;
  /** Path as the service model writes it; one `{label}` at the end at most. */
  readonly path: string;
  readonly handle: Handler;
  /** The hub need not be on. */
  readonly withoutHub?: boolean;
}

/** The body's or query's page size and start; the token is the offset of the next page. */
export function page<T>(items: readonly T[], token: unknown, size: number): { items: T[]; next?: string } {
  const start = typeof token === 'string' ? Number(Buffer.from(token, 'base64url').toString()) : 0;
  const end = start + size;
  const next = end < items.length ? Buffer.from(String(end)).toString('base64url') : undefined;
  return { items: items.slice(start, end), next };
}

export const stringIn = (body: JsonObject, field: string): string | undefined => {
  const value = body[field];
  return typeof value === 'string' ? value : undefined;
};

export const listIn = (body: JsonObject, field: string): readonly unknown[] => {
  const value = body[field];
  return Array.isArray(value) ? value : [];
};
