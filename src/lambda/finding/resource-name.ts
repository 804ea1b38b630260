import { parseArn } from './arn';

/** Cuts an image digest to the 12 characters that container tools show. */
const shortDigest = (text: string): string => text.replace(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/gi, '$1');

/** The word before the first separator of an ARN's resource part is its kind: `function:`, `instance/`. */
const withoutKind = (resource: string): string => resource.replace(/^[\w-]+[:/](?=.)/, '');

const lastPart = (text: string): string => text.split(/[/:]/).filter(Boolean).at(-1) ?? text;

/** What the first group of a pattern takes, else the last part. */
const taken =
  (pattern: RegExp) =>
  (resource: string): string =>
    pattern.exec(resource)?.[1] ?? lastPart(resource);

/** ARNs whose last part alone says little. Service → the name inside the resource part. */
const BY_SERVICE: Readonly<Record<string, (resource: string) => string>> = {
  s3: (resource) => resource,
  ecr: (resource) => shortDigest(withoutKind(resource).replace(/\/(sha256:)/, '@$1')),
  lambda: (resource) => withoutKind(resource).replace(/:\$LATEST$/, ''),
  elasticloadbalancing: taken(
    /^(?:loadbalancer|listener|listener-rule|targetgroup)\/(?:(?:app|net|gwy)\/)?([^/]+)/,
  ),
  autoscaling: taken(/(?:autoScalingGroupName|launchConfigurationName)\/(.+)$/),
  apigateway: (resource) => resource.replace(/^\//, ''),
  logs: (resource) => withoutKind(resource).replace(/:\*$/, ''),
  secretsmanager: (resource) => withoutKind(resource).replace(/-[A-Za-z0-9]{6}$/, ''),
  // stack/NAME/UUID, stackset/NAME:UUID
  cloudformation: taken(/^stack(?:set)?\/([^/:]+)/),
  // regional/webacl/NAME/UUID
  wafv2: taken(/^(?:regional|global)\/\w+\/([^/]+)/),
  // cluster/NAME/UUID, and topic/CLUSTER/UUID/NAME
  kafka: taken(/^(?:cluster|configuration|vpc-connection)\/([^/]+)/),
  // cluster/NAME, and nodegroup/CLUSTER/NAME/UUID
  eks: taken(/^[\w-]+\/([^/]+(?:\/[^/]+)?)/),
  // broker:NAME:ID
  mq: taken(/^broker:([^:]+)/),
  // build/PROJECT:UUID
  codebuild: taken(/^[\w-]+\/([^:]+)/),
  // table/NAME/stream/TIME
  dynamodb: (resource) => withoutKind(resource).replace(/\/(?:stream|backup|export)\/.*$/, ''),
  // TOPIC, and TOPIC:UUID for a subscription
  sns: taken(/^([^:]+)/),
  cloudwatch: withoutKind,
  backup: withoutKind,
  batch: withoutKind,
  ecs: withoutKind,
  elasticbeanstalk: withoutKind,
  imagebuilder: withoutKind,
  kms: withoutKind,
  rds: withoutKind,
  ssm: withoutKind,
  states: withoutKind,
};

/** What a person calls a resource, from its id alone: `arn:aws:s3:::my-bucket` → `my-bucket`. */
export function nameOfResourceId(id: string): string {
  const account = /^AWS::::Account:(\d+)$/.exec(id)?.[1];
  if (account !== undefined) return account;
  const arn = parseArn(id);
  if (arn) {
    const named = Object.hasOwn(BY_SERVICE, arn.service)
      ? BY_SERVICE[arn.service]?.(arn.resource)
      : undefined;
    return (arn.resource === 'root' ? 'root user' : named) || lastPart(arn.resource);
  }
  if (/^https:\/\/(sqs|queue)\./.test(id)) return lastPart(id);
  const typed = /^AWS::[\w:]+::(.+)$|^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+:(.+)$/.exec(id);
  return typed ? lastPart(id) : shortDigest(id);
}

/** Names that say that there is none: `AWS::IAM::AccessKey:null`. */
export const isNoName = (name: string): boolean => /^(null|undefined|nan|none|unknown|)$/i.test(name.trim());

/** Ids that machines make and nobody knows by heart: a UUID, a long hash, an id of CloudFront or IAM. */
export const isOpaque = (name: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{20,}$|^E[A-Z0-9]{12,13}$|^A(ID|RO|GP|NP)A[A-Z0-9]{16,}$/i.test(
    name,
  );
