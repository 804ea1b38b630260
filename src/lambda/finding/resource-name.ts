import { parseArn } from './arn';

/** Cuts an image digest to the 12 characters that container tools show. */
const shortDigest = (text: string): string => text.replace(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/gi, '$1');

/** The word before the first separator of an ARN's resource part is its kind: `function:`, `instance/`. */
const withoutKind = (resource: string): string => resource.replace(/^[\w-]+[:/](?=.)/, '');

const lastPart = (text: string): string => text.split(/[/:]/).filter(Boolean).at(-1) ?? text;

/** ARNs whose last part alone says little. Service → the name inside the resource part. */
const BY_SERVICE: Readonly<Record<string, (resource: string) => string>> = {
  s3: (resource) => resource,
  ecr: (resource) => shortDigest(withoutKind(resource).replace(/\/(sha256:)/, '@$1')),
  lambda: (resource) => withoutKind(resource).replace(/:\$LATEST$/, ''),
  elasticloadbalancing: (resource) =>
    /loadbalancer\/(?:(?:app|net|gwy)\/)?([^/]+)/.exec(resource)?.[1] ?? lastPart(resource),
  autoscaling: (resource) => /autoScalingGroupName\/(.+)$/.exec(resource)?.[1] ?? lastPart(resource),
  apigateway: (resource) => resource.replace(/^\//, ''),
  logs: (resource) => withoutKind(resource).replace(/:\*$/, ''),
  ssm: (resource) => withoutKind(resource),
  secretsmanager: (resource) => withoutKind(resource).replace(/-[A-Za-z0-9]{6}$/, ''),
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
