import type { Finding } from '../finding/finding';
import type { Insight } from '../finding/insight';
import { wellFormed } from '../finding/json';

/** Console host by partition; the Region goes in front. */
const HOSTS: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-eusc': 'console.amazonaws-eusc.eu',
};

const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

/** A finding without a usable Region still gets a link: the console then asks for the Region. */
function base(partition: string, region: string, path: string): string {
  const host = (Object.hasOwn(HOSTS, partition) ? HOSTS[partition] : undefined) ?? HOSTS['aws'];
  return REGION.test(region) ? `https://${region}.${host}${path}?region=${region}` : `https://${host}${path}`;
}

/** The console's own search syntax, which it decodes twice. */
const search = (field: string, value: string): string =>
  `${field}%3D%255Coperator%255C%253AEQUALS%255C%253A${encodeURIComponent(encodeURIComponent(wellFormed(value)))}`;

/** The finding in the Security Hub console that holds it: CSPM for ASFF, V2 for OCSF. */
export function consoleUrlOfFinding(
  finding: Pick<Finding, 'format' | 'partition' | 'region' | 'id'>,
): string {
  return finding.format === 'OCSF'
    ? `${base(finding.partition, finding.region, '/securityhub/v2/home')}#/findings?search=${search('finding_info.uid', finding.id)}`
    : `${base(finding.partition, finding.region, '/securityhub/home')}#/findings?search=${search('Id', finding.id)}`;
}

export function consoleUrlOfInsight(insight: Pick<Insight, 'partition' | 'region' | 'arn'>): string {
  const page = !insight.arn.startsWith('arn:')
    ? '#/insights'
    : `#/insights/${encodeURIComponent(wellFormed(insight.arn))}`;
  return `${base(insight.partition, insight.region, '/securityhub/home')}${page}`;
}
