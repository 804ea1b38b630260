/** Rule numbers of the CIS benchmarks from before Security Hub gave controls one id in all standards. */
const CIS: Readonly<Record<string, string>> = {
  '1.2.0':
    '1.1 CloudWatch.1,1.2 IAM.5,1.3 IAM.8,1.4 IAM.3,1.5 IAM.11,1.6 IAM.12,1.7 IAM.13,1.8 IAM.14,1.9 IAM.15,1.10 IAM.16,' +
    '1.11 IAM.17,1.12 IAM.4,1.13 IAM.9,1.14 IAM.6,1.16 IAM.2,1.20 IAM.18,1.22 IAM.1,2.1 CloudTrail.1,2.2 CloudTrail.4,' +
    '2.3 CloudTrail.6,2.4 CloudTrail.5,2.5 Config.1,2.6 CloudTrail.7,2.7 CloudTrail.2,2.8 KMS.4,2.9 EC2.6,' +
    '3.1 CloudWatch.2,3.2 CloudWatch.3,3.3 CloudWatch.1,3.4 CloudWatch.4,3.5 CloudWatch.5,3.6 CloudWatch.6,' +
    '3.7 CloudWatch.7,3.8 CloudWatch.8,3.9 CloudWatch.9,3.10 CloudWatch.10,3.11 CloudWatch.11,3.12 CloudWatch.12,' +
    '3.13 CloudWatch.13,3.14 CloudWatch.14,4.1 EC2.13,4.2 EC2.14,4.3 EC2.2',
  '1.4.0':
    '1.4 IAM.4,1.5 IAM.9,1.6 IAM.6,1.8 IAM.15,1.9 IAM.16,1.10 IAM.5,1.12 IAM.22,1.14 IAM.3,1.16 IAM.1,1.17 IAM.18,' +
    '2.1.2 S3.5,2.1.3 S3.20,2.1.5.1 S3.1,2.1.5.2 S3.8,2.2.1 EC2.7,2.3.1 RDS.3,3.1 CloudTrail.1,3.2 CloudTrail.4,' +
    '3.3 CloudTrail.6,3.4 CloudTrail.5,3.5 Config.1,3.6 CloudTrail.7,3.7 CloudTrail.2,3.8 KMS.4,3.9 EC2.6,' +
    '4.3 CloudWatch.1,4.4 CloudWatch.4,4.5 CloudWatch.5,4.6 CloudWatch.6,4.7 CloudWatch.7,4.8 CloudWatch.8,' +
    '4.9 CloudWatch.9,4.10 CloudWatch.10,4.11 CloudWatch.11,4.12 CloudWatch.12,4.13 CloudWatch.13,4.14 CloudWatch.14,' +
    '5.1 EC2.21,5.3 EC2.2',
};

/** The control behind a rule number of CIS; undefined where the benchmark or the rule is not known. */
export function controlOfCisRule(rule: string, standards: readonly string[]): string | undefined {
  const versions = standards.map((id) => /cis-aws-foundations-benchmark\/v\/([\d.]+)/.exec(id)?.[1] ?? '');
  const version = versions.find((known) => Object.hasOwn(CIS, known));
  const pair =
    version === undefined ? undefined : CIS[version]?.split(',').find((text) => text.startsWith(`${rule} `));
  return pair?.slice(rule.length + 1);
}
