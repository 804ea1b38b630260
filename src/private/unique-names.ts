import { Annotations, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { type Place, Places } from './place-of';
import { resolved } from './resolved';

/** Where a kind of resource has its name, and how far that must be unique. */
interface Naming {
  readonly prop: string;
  /** Of an account, not of a Region of it. */
  readonly perAccount?: boolean;
  /** What the name is unique in, such as a bus. */
  readonly within?: string;
}

const NAME: Naming = { prop: 'nameInput' };
const ALARM: Naming = { prop: 'alarmNameInput' };

const NAMED: Readonly<Record<string, Naming>> = {
  aws_cloudwatch_composite_alarm: ALARM,
  aws_cloudwatch_dashboard: { prop: 'dashboardNameInput', perAccount: true },
  aws_cloudwatch_event_bus: NAME,
  aws_cloudwatch_event_rule: { prop: 'nameInput', within: 'eventBusNameInput' },
  aws_cloudwatch_log_group: NAME,
  aws_cloudwatch_metric_alarm: ALARM,
  aws_dynamodb_table: NAME,
  aws_iam_role: { prop: 'nameInput', perAccount: true },
  aws_kms_alias: NAME,
  aws_lambda_function: { prop: 'functionNameInput' },
  aws_securityhub_action_target: { prop: 'identifierInput' },
  aws_sns_topic: NAME,
  aws_sqs_queue: NAME,
};

/** A name that a resource will have. */
interface Claim {
  readonly type: string;
  readonly name: string;
  readonly owner: TerraformResource;
  readonly perAccount: boolean;
}

const watched = new WeakSet<TerraformStack>();

/** Compares, once for a stack, the names of its resources with each other and with those of the app's other stacks. */
export function checkUniqueNames(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (watched.has(stack)) return;
  watched.add(stack);
  stack.node.addValidation({ validate: () => sharedNames(stack) });
}

function sharedNames(stack: TerraformStack): string[] {
  const places = new Places();
  const byName = new Map<string, Claim[]>();
  for (const claim of claimsIn(stack.node.root)) {
    const key = `${claim.type} ${claim.name}`;
    byName.set(key, [...(byName.get(key) ?? []), claim]);
  }
  return [...byName.values()].flatMap((claims) =>
    claims.flatMap((claim, at) => {
      if (TerraformStack.of(claim.owner) !== stack) return [];
      return claims.slice(0, at).flatMap((earlier) => conflictOf(earlier, claim, places));
    }),
  );
}

function conflictOf(earlier: Claim, claim: Claim, places: Places): string[] {
  const one = places.of(earlier.owner);
  const other = places.of(claim.owner);
  if (differ(one.account, other.account)) return [];
  if (!claim.perAccount && differ(one.region, other.region)) return [];
  const text =
    `${claim.type} "${claim.name}" is made twice, by ${pathOf(earlier)} and ${pathOf(claim)}: ` +
    'give one of them another name or id';
  if (isSamePlace(earlier, claim, one, other)) return [text];
  warn(claim.owner, `${text}, unless they are deployed to different accounts or Regions`);
  return [];
}

const differ = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

/** For sure; a stack's account is often known only to whoever deploys it. */
const isSamePlace = (earlier: Claim, claim: Claim, one: Place, other: Place): boolean =>
  isOneProvider(earlier.owner, claim.owner) ||
  (one.account !== undefined &&
    one.account === other.account &&
    (claim.perAccount || (one.region !== undefined && one.region === other.region)));

const isOneProvider = (one: TerraformResource, other: TerraformResource): boolean =>
  TerraformStack.of(one) === TerraformStack.of(other) && one.provider === other.provider;

function claimsIn(root: IConstruct): Claim[] {
  return root.node.findAll().flatMap((construct) => {
    if (!TerraformResource.isTerraformResource(construct)) return [];
    const type = construct.terraformResourceType;
    const naming = NAMED[type];
    const name = naming && nameOf(construct, naming);
    if (naming === undefined || name === undefined) return [];
    return [{ type, name, owner: construct, perAccount: naming.perAccount ?? false }];
  });
}

/** Undefined where only the apply knows the name. A role's is compared without case, as IAM does. */
function nameOf(resource: TerraformResource, { prop, perAccount, within }: Naming): string | undefined {
  const [name, group = ''] = [prop, within].map((input) => textOf(resource, input));
  if (name === undefined || name.includes('${')) return undefined;
  const whole = group === '' ? name : `${group}/${name}`;
  return perAccount ? whole.toLowerCase() : whole;
}

function textOf(resource: TerraformResource, input: string | undefined): string | undefined {
  const value: unknown = input && resolved(resource, Reflect.get(resource, input));
  return typeof value === 'string' ? value : undefined;
}

const pathOf = ({ owner }: Claim): string => owner.node.path.replace(/\/Resource$/, '');

function warn(owner: TerraformResource, text: string): void {
  const known = owner.node.metadata.some(({ data }) => data === text);
  if (!known) Annotations.of(owner).addWarning(text);
}
