import type { Finding } from '../../finding/finding';

const GUIDE = 'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_remediate.html';

type Steps = readonly (readonly [pattern: RegExp, step: string])[];

const COMPROMISED =
  'Treat the workload as compromised: isolate it, keep a snapshot or image, and rotate the credentials it can reach.';

/** By finding type, where it says more than the kind of resource; ASFF writes `-` for the `/` in it. */
const BY_TYPE: Steps = [
  [
    /AttackSequence:/,
    'Treat it as an incident: follow the signals below in their order, and cut the identity or workload that links them.',
  ],
  [
    /InstanceCredentialExfiltration/,
    "Revoke the sessions of the instance's role now (IAM > role > Revoke sessions), then isolate the instance.",
  ],
  [/RootCredentialUsage/, 'Ask who used the root user; if nobody did, change its password and MFA now.'],
  [
    /CloudTrailLoggingDisabled|Stealth:S3/,
    'Switch the logging on again and ask the caller why it was stopped; if they do not know, disable their credentials.',
  ],
  [
    /PasswordPolicyChange/,
    'Ask the caller whether the weaker password policy was meant; if not, put it back.',
  ],
  [
    /BucketAnonymousAccessGranted|BucketPublicAccessGranted|BlockPublicAccessDisabled/,
    'If the bucket is not public on purpose, put Block Public Access back and ask the caller why it was changed.',
  ],
  [
    /MaliciousFile|Malware/,
    'Isolate the resource, keep a copy for analysis, and rebuild it from a known good image.',
  ],
  [
    /CryptoCurrency:/,
    'If nobody mines here on purpose, isolate the workload, look for how it came in, and rotate the credentials it can reach.',
  ],
  [/Backdoor:|Trojan:|C&CActivity|BlackholeTraffic|DropPoint/, COMPROMISED],
  [
    /(PortProbe|BruteForce)/,
    'Narrow the security group to known addresses; if a login has succeeded, isolate the resource and rotate its credentials.',
  ],
  [
    /(Exfiltration|Impact|Discovery|Recon):S3/,
    'Check who the caller is and what was read or deleted; if not expected, disable the credentials.',
  ],
];

/** By kind of resource. */
const BY_RESOURCE: Steps = [
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

const ANY =
  'Ask the owner whether this is expected; if not, isolate the resource and rotate the credentials it can reach.';

const stepIn = (steps: Steps, text: string): string | undefined =>
  steps.find(([pattern]) => pattern.test(text))?.[1];

/** The same type tells of both sides: `ACTOR` is where the attack comes from. */
const attacksOthers = ({ facts, types }: Finding): boolean =>
  facts['Resource role'] === 'actor' &&
  types.some((type) => /BruteForce|Portscan|DenialOfService|Abuse/i.test(type));

/** GuardDuty says what it saw and leaves what to do to its guide. */
export function guardDutyAdvice(finding: Finding): readonly string[] {
  const step =
    (attacksOthers(finding) ? COMPROMISED : undefined) ??
    stepIn(BY_TYPE, finding.types.join(' ')) ??
    stepIn(BY_RESOURCE, finding.resources.map(({ type }) => type).join(' ')) ??
    ANY;
  return finding.remediation.url === undefined ? [step, GUIDE] : [step];
}
