import { Fn, Lazy } from 'cdktf';

type Values = string | readonly string[];

/** A statement of an IAM or resource policy. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: string | Readonly<Record<string, Values>>;
  readonly Action: Values;
  readonly Resource: Values;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

/** How a list whose items are known only at apply looks inside a string. */
const LIST_TOKEN = '#{TfToken[';

/** The document as JSON, by Terraform's own `jsonencode` where it holds a list known only at apply. */
export function policyJson(statements: readonly PolicyStatement[]): string {
  const document = { Version: '2012-10-17', Statement: statements };
  const json = JSON.stringify(document);
  return json.includes(LIST_TOKEN) ? Fn.jsonencode(document) : json;
}

/** The document as JSON, rendered at synth, when all statements are known. */
export const lazyPolicy = (statements: () => readonly PolicyStatement[]): string =>
  Lazy.stringValue({ produce: () => policyJson(statements()) });

/** Refuses what does not come over TLS. */
export const denyPlainHttp = (action: Values, resource: string): PolicyStatement => ({
  Sid: 'DenyPlainHttp',
  Effect: 'Deny',
  Principal: '*',
  Action: action,
  Resource: resource,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});
