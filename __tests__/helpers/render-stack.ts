import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack, Testing } from 'cdktf';

/** Arguments of a synthesized block, as written to the JSON. */
export type Block = Readonly<Record<string, unknown>>;

export interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: unknown;
}

/** A policy document and where it stands: `TYPE.ID.ARGUMENT`. */
export interface FoundPolicy {
  readonly at: string;
  readonly statements: Statement[];
}

/** An empty stack with a provider, the way a user's stack has one. */
export function newStack(name = 'test'): TerraformStack {
  const stack = new TerraformStack(Testing.app(), name);
  new AwsProvider(stack, 'aws', { region: 'eu-central-1' });
  return stack;
}

type Blocks = Readonly<Record<string, Record<string, Block>>>;

/** A stack's synthesized JSON. */
export class RenderedStack {
  public constructor(public readonly json: { readonly resource?: Blocks; readonly data?: Blocks }) {}

  /** Resources of a type, by their id. */
  public all(type: string): Record<string, Block> {
    return this.json.resource?.[type] ?? {};
  }

  /** The resource of a type whose id begins with `idPrefix`; there must be exactly one. */
  public one(type: string, idPrefix = ''): Block {
    const found = Object.entries(this.all(type)).filter(([id]) => id.startsWith(idPrefix));
    if (found.length !== 1 || found[0] === undefined) {
      throw new Error(`Expected one ${type} ${idPrefix}*, found: ${found.map(([id]) => id).join(', ')}`);
    }
    return found[0][1];
  }

  /** Parsed JSON argument of the one resource, references made readable. */
  public document(type: string, argument = 'policy', idPrefix = ''): unknown {
    return JSON.parse(readable(this.one(type, idPrefix)[argument] as string));
  }

  /** Statements of the one policy, references made readable. */
  public statements(type: string, argument = 'policy', idPrefix = ''): Statement[] {
    return (this.document(type, argument, idPrefix) as { Statement: Statement[] }).Statement;
  }

  /** Every policy document of the stack. */
  public policies(): FoundPolicy[] {
    return Object.entries(this.json.resource ?? {}).flatMap(([type, blocks]) =>
      Object.entries(blocks).flatMap(([id, block]) => policiesOf(`${type}.${id}`, block)),
    );
  }
}

function policiesOf(at: string, block: Block): FoundPolicy[] {
  return Object.entries(block).flatMap(([argument, value]) => {
    if (typeof value !== 'string' || !value.includes('"Statement"')) return [];
    const { Statement } = JSON.parse(readable(value)) as { Statement: Statement[] };
    return [{ at: readable(`${at}.${argument}`), statements: Statement }];
  });
}

const DATA: Readonly<Record<string, string>> = {
  'aws_caller_identity.account_id': '<account>',
  'aws_partition.partition': '<partition>',
  'aws_region.id': '<region>',
};

/** References as `<account>`, `<aws_sns_topic.Topic.arn>`: without the hashes that Terraform ids end with. */
export function readable(text: string): string {
  return text
    .replace(
      /\$\{data\.(\w+)\.[\w-]+\.(\w+)\}/g,
      (_, type, name) => DATA[`${type}.${name}`] ?? `<${type}.${name}>`,
    )
    .replace(/\$\{(\w+)\.([\w-]+?)(?:_[0-9A-F]{8})?\.(\w+)\}/g, '<$1.$2.$3>');
}

export const renderStack = (stack: TerraformStack): RenderedStack =>
  new RenderedStack(JSON.parse(Testing.synth(stack)) as RenderedStack['json']);

/** Texts of the annotations of a level on a stack's constructs. */
export const annotations = (stack: TerraformStack, level: 'warn' | 'error'): string[] =>
  stack.node
    .findAll()
    .flatMap((construct) => construct.node.metadata)
    .filter((entry) => entry.type === `@cdktf/${level}`)
    .map((entry) => String(entry.data));
