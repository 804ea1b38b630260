import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Arguments of a resource as synthesized. */
export type Arguments = Readonly<Record<string, unknown>>;

type Resources = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

/** What is read of a stack's Terraform JSON, with its folder. */
export interface StackJson {
  readonly folder: string;
  readonly resource: Resources;
}

export function readStack(folder: string): StackJson {
  const { resource = {} } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as {
    readonly resource?: Resources;
  };
  return { folder, resource };
}

/** Arguments of every resource of a type. */
export const all = (stack: StackJson, type: string): readonly Arguments[] =>
  Object.values(stack.resource[type] ?? {});
