import type { Finding } from '../finding/finding';
import type { Alert, AlertLink } from './alert';
import { consoleUrlOfFinding } from './console-url';
import { descriptionOfFinding } from './description';
import { detailsOfFinding } from './details';
import { titleOfFinding } from './title';

export { alertOfInsight } from './alert-of-insight';

function linksOf(finding: Finding, consoleUrl: string): readonly AlertLink[] {
  const candidates: readonly (AlertLink | undefined)[] = [
    { text: 'Finding in Security Hub', href: consoleUrl },
    finding.remediation.url === undefined
      ? undefined
      : { text: 'How to fix it', href: finding.remediation.url },
    finding.sourceUrl === undefined
      ? undefined
      : { text: `Finding in ${finding.product}`, href: finding.sourceUrl },
    ...finding.vulnerabilities
      .slice(0, 5)
      .map(({ id, url }) => (url === undefined ? undefined : { text: id, href: url })),
  ];
  const known = candidates.filter((link) => link !== undefined);
  return known.filter((link, index) => known.findIndex(({ href }) => href === link.href) === index);
}

const tagsOf = (finding: Finding): Readonly<Record<string, string>> =>
  Object.fromEntries(finding.resources.flatMap(({ tags }) => Object.entries(tags)).reverse());

/** The alert that stands for a finding. Pure: the same finding makes the same alert. */
export function alertOfFinding(finding: Finding): Alert {
  const consoleUrl = consoleUrlOfFinding(finding);
  return {
    key: finding.key,
    title: titleOfFinding(finding),
    description: descriptionOfFinding(finding),
    severity: finding.severity,
    accountId: finding.accountId,
    accountName: finding.accountName,
    region: finding.region,
    product: finding.product,
    controlId: finding.controlId,
    complianceStatus: finding.complianceStatus,
    types: finding.types,
    resources: finding.resources,
    vulnerabilities: finding.vulnerabilities,
    remediation: finding.remediation,
    consoleUrl,
    links: linksOf(finding, consoleUrl),
    firstObservedAt: finding.firstObservedAt,
    lastObservedAt: finding.lastObservedAt,
    updatedAt: finding.updatedAt,
    note: finding.note,
    tags: tagsOf(finding),
    details: detailsOfFinding(finding),
    finding: { id: finding.id, productArn: finding.productArn },
  };
}
