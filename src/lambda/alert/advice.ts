import type { Finding } from '../finding/finding';
import { awsProduct } from '../finding/product';

const GUARDDUTY_GUIDE = 'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_remediate.html';

/** GuardDuty says what it saw and leaves what to do to its guide; by the kind of resource. */
const GUARDDUTY: readonly (readonly [type: RegExp, advice: string])[] = [
  [
    /Ec2Instance|EC2::Instance/,
    'If this is not expected, isolate the instance, keep a snapshot, and rotate the credentials of its role.',
  ],
  [
    /Iam|IAM::/,
    'Ask the owner whether this was them; if not, disable the credentials and check in CloudTrail what they did.',
  ],
  [
    /S3/,
    'If this is not expected, block public access and check the bucket policy and who read the objects.',
  ],
  [
    /Eks|EKS::|Ecs|ECS::|Container|Kubernetes/,
    'If this is not expected, isolate the workload, keep its image, and rotate the credentials it can reach.',
  ],
  [
    /Rds|RDS::/,
    'If this is not expected, restrict network access to the database and rotate the credentials of the user.',
  ],
  [
    /Lambda/,
    'If this is not expected, stop the function (reserved concurrency 0) and check its code and role.',
  ],
];

function guardDuty(finding: Finding): readonly string[] {
  const types = finding.resources.map(({ type }) => type).join(' ');
  const advice = GUARDDUTY.find(([type]) => type.test(types))?.[1];
  const guide = finding.remediation.url === undefined ? [GUARDDUTY_GUIDE] : [];
  return advice === undefined ? guide : [advice, ...guide];
}

const macie = (finding: Finding): readonly string[] =>
  finding.types.some((type) => /SensitiveData|Sensitive Data/i.test(type))
    ? ['Check who can read the data; if it does not belong there, move it or close the access.']
    : ['If the bucket is not meant to be open, put the setting back and check who changed it in CloudTrail.'];

const exposure = (): readonly string[] => [
  'Break the chain at one of the causes below; what makes the resource reachable is most often the quickest.',
];

/** First steps for products whose findings bring none. */
const BY_PRODUCT: Readonly<Record<string, (finding: Finding) => readonly string[]>> = {
  guardduty: guardDuty,
  macie,
  config: () => ['Bring the resource in line with the rule, or exclude it from the rule with a reason.'],
  'access-analyzer': () => [
    'If the access is not intended, remove it from the resource policy; else archive the finding in Access Analyzer.',
  ],
  'firewall-manager': () => [
    'Bring the resource under the Firewall Manager policy, or exclude it from the policy.',
  ],
  health: () => ['Read the event in the AWS Health Dashboard of the account and follow its steps.'],
  'securityhub-exposure': exposure,
  'securityhub-risk': exposure,
  'ssm-patch-manager': () => [
    'Run the patch baseline on the instance (AWS-RunPatchBaseline, Install), in its maintenance window.',
  ],
};

export function adviceFor(finding: Finding): readonly string[] {
  const product = awsProduct(finding.productArn) ?? '';
  return (Object.hasOwn(BY_PRODUCT, product) ? BY_PRODUCT[product]?.(finding) : undefined) ?? [];
}
