import { Lazy } from 'cdktf';
import { jsonDocument } from './json-document';
import { tracedToHere } from './shared-trace';

type Values = string | readonly string[];

/** A statement of an IAM or resource policy. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: string | Readonly<Record<string, Values>>;
  readonly Action: Values;
  /** Absent only in the trust policy of a role. */
  readonly Resource?: Values;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

export const policyJson = (statements: readonly PolicyStatement[]): string =>
  jsonDocument({ Version: '2012-10-17', Statement: statements });

/** The document as JSON, rendered at synth, when all statements are known. */
export const lazyPolicy = (statements: () => readonly PolicyStatement[]): string =>
  Lazy.stringValue({ produce: tracedToHere(() => policyJson(statements())) });

/** Refuses what does not come over TLS. */
export const denyPlainHttp = (action: Values, resource: string): PolicyStatement => ({
  Sid: 'DenyPlainHttp',
  Effect: 'Deny',
  Principal: '*',
  Action: action,
  Resource: resource,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});
