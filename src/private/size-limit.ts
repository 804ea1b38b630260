import type { Construct } from 'constructs';
import { resolved } from './resolved';

/** What AWS takes of one document. */
interface SizeLimit {
  readonly what: string;
  readonly bytes: number;
  /** What the user can do about it. */
  readonly fix: string;
}

/** Quotas of IAM, SQS, SNS and EventBridge that cannot be raised. */
export const SIZE_LIMITS = {
  role: {
    what: "the role's inline policy",
    bytes: 10_240,
    fix: 'name fewer Regions, accounts or secrets, or split it into several',
  },
  queue: {
    what: "the queue's policy",
    bytes: 8192,
    fix: 'fewer rules may send to one queue: use fewer triggers, or split the endpoint into several',
  },
  topic: {
    what: "the topic's policy",
    bytes: 30_720,
    fix: 'fewer rules may publish to one topic: use fewer triggers, or a second topic',
  },
  bus: {
    what: "the bus's policy",
    bytes: 10_240,
    fix: 'name the organization instead of its accounts',
  },
} as const satisfies Record<string, SizeLimit>;

/** The least that a reference becomes at apply: an error must never be wrong. */
const LEAST: readonly (readonly [reference: RegExp, length: number])[] = [
  [/\$\{data\.aws_caller_identity\.[^}]*\}/g, 12],
  [/\$\{data\.aws_partition\.[^}]*\}/g, 3],
  [/\$\{data\.aws_region\.[^}]*\}/g, 9],
  [/\$\{[^}]*\.arn\}/g, 30],
  [/\$\{[^}]*\}/g, 0],
];

/** Bytes that a document with references will at least have when it is applied. */
export const leastBytes = (text: string): number =>
  Buffer.byteLength(
    LEAST.reduce((rest, [reference, length]) => rest.replace(reference, 'x'.repeat(length)), text),
  );

/** The document, checked at synth, when all of it is known. */
export function withinLimit(owner: Construct, { what, bytes, fix }: SizeLimit, document: string): string {
  owner.node.addValidation({
    validate: () => {
      const size = leastBytes(resolved(owner, document));
      return size <= bytes
        ? []
        : [`${owner.node.path}: ${what} must be at most ${bytes} bytes, got ${size}: ${fix}`];
    },
  });
  return document;
}
