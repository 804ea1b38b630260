import type { Finding } from '../../finding/finding';
import { awsProduct, productSlug } from '../../finding/product';
import { adviceByKind } from './kinds';
import { guardDutyAdvice } from './guardduty';

type Advice = (finding: Finding) => readonly string[];

const macie: Advice = (finding) =>
  finding.types.some((type) => /SensitiveData|Sensitive Data/i.test(type))
    ? ['Check who can read the data; if it does not belong there, move it or close the access.']
    : ['If the bucket is not meant to be open, put the setting back and check who changed it in CloudTrail.'];

const inspector: Advice = (finding) => {
  const { vulnerabilities, types } = finding;
  if (vulnerabilities.some(({ fixAvailable }) => fixAvailable === 'YES'))
    return ['Update the vulnerable packages to the versions that their vendor names.'];
  if (vulnerabilities.length > 0)
    return [
      'No fix is known yet: remove the package if nobody needs it, else limit who can reach it and watch for an update.',
    ];
  if (types.some((type) => /network reachability/i.test(type)))
    return ['Narrow the security group or network ACL on the path, unless the port is open on purpose.'];
  return [adviceByKind(finding)];
};

const exposure: Advice = () => [
  'Break the chain at one of the causes below; what makes the resource reachable is most often the quickest.',
];

const ACCESS: Advice = (finding) =>
  /unused/i.test(`${finding.title} ${finding.types.join(' ')}`)
    ? ['Ask the owner whether the access is still needed; if not, remove it from the role or user.']
    : [
        'If the access is not intended, remove it from the resource policy; else archive the finding in Access Analyzer.',
      ];

const health: Advice = (finding) =>
  /CREDENTIALS?_EXPOSED|CREDENTIALS?_COMPROMISED|IAM_QUARANTINE/i.test(finding.title)
    ? ['Deactivate the exposed key now, make a new one, and check in CloudTrail what was done with it.']
    : ['Read the event in the AWS Health Dashboard of the account and follow its steps.'];

/** First steps for AWS's products, whose findings seldom bring any. */
const BY_PRODUCT: Readonly<Record<string, Advice>> = {
  'access-analyzer': ACCESS,
  config: () => ['Bring the resource in line with the rule, or exclude it from the rule with a reason.'],
  'firewall-manager': () => [
    'Bring the resource under the Firewall Manager policy, or exclude it from the policy.',
  ],
  guardduty: guardDutyAdvice,
  health,
  inspector,
  'iot-device-defender-audit': () => [
    'Correct the certificate, policy or setting that the audit names, then run the audit again.',
  ],
  'iot-device-defender-detect': () => [
    'Ask the owner of the device whether its behaviour is expected; if not, move it to a quarantine group and check its certificate.',
  ],
  macie,
  'securityhub-coverage': () => ['Switch on what is missing for the resource, or exclude it on purpose.'],
  'securityhub-exposure': exposure,
  'securityhub-risk': exposure,
  'ssm-patch-manager': () => [
    'Run the patch baseline on the instance (AWS-RunPatchBaseline, Install), in its maintenance window.',
  ],
};

const DNS: Advice = () => [
  'Find the process that asked for the domain; if it is not expected, isolate the host and treat it as compromised.',
];

/** The first step by product, else by kind of finding; never empty. */
export function productAdvice(finding: Finding): readonly string[] {
  const product = awsProduct(finding.productArn) ?? '';
  if (Object.hasOwn(BY_PRODUCT, product)) return BY_PRODUCT[product]?.(finding) ?? [];
  if (/^amazon\/route-53-resolver-dns-firewall/.test(productSlug(finding.productArn))) return DNS(finding);
  return [adviceByKind(finding)];
}
