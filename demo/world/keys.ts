import { alertKey } from '../../src/lambda/finding/key';

export interface FindingIdentity {
  readonly Id: string;
  readonly ProductArn: string;
}

export const keyOf = ({ ProductArn, Id }: FindingIdentity): string => alertKey(ProductArn, Id);

interface Holder {
  readonly detail?: { readonly findings?: readonly FindingIdentity[] };
  readonly alertKey?: string;
}

/** Alert keys that a queue message is about: an event's findings, or the one a vendor's webhook names. */
export function keysIn(body: string): readonly string[] {
  const { detail, alertKey: key } = JSON.parse(body) as Holder;
  if (detail) return (detail.findings ?? []).map(keyOf);
  return key === undefined ? [] : [key];
}

const KEY = /\b[0-9a-f]{64}\b/g;

/** Whatever looks like an alert key in a text. */
export const keysNamed = (text: string): readonly string[] => [...new Set(text.match(KEY) ?? [])];
