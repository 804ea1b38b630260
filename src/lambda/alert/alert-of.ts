import type { AlertTemplates } from '../../contract/alert-template';
import { productIdentity } from '../../contract/products';
import type { Finding } from '../finding/finding';
import type { Alert, AlertLink } from './alert';
import { consoleUrlOfFinding } from './console-url';
import { descriptionOfFinding } from './description';
import { detailsOfFinding } from './details';
import { withTemplates } from './template';
import { titleOfFinding } from './title';

export { alertOfInsight } from './alert-of-insight';

/** Each address once, and no two of one name: a second one gets a number. */
function distinctLinks(links: readonly AlertLink[]): readonly AlertLink[] {
  const used = new Map<string, number>();
  return links
    .filter((link, index) => links.findIndex(({ href }) => href === link.href) === index)
    .map(({ text, href }) => {
      const count = (used.get(text) ?? 0) + 1;
      used.set(text, count);
      return { text: count === 1 ? text : `${text} (${count})`, href };
    });
}

function linksOf(finding: Finding, consoleUrl: string): readonly AlertLink[] {
  const { remediation, sourceUrl, product, vulnerabilities } = finding;
  const source =
    productIdentity(product) === 'aws/securityhub' ? 'Source of the finding' : `Finding in ${product}`;
  const candidates: readonly (readonly [text: string, href: string | undefined])[] = [
    ['Finding in Security Hub', consoleUrl],
    ['How to fix it', remediation.url],
    [source, sourceUrl],
    ...vulnerabilities.slice(0, 5).map(({ id, url }) => [id, url] as const),
  ];
  return distinctLinks(candidates.flatMap(([text, href]) => (href === undefined ? [] : [{ text, href }])));
}

const tagsOf = (finding: Finding): Readonly<Record<string, string>> =>
  Object.fromEntries(finding.resources.flatMap(({ tags }) => Object.entries(tags)).reverse());

/** The alert that stands for a finding, with the texts of its endpoint where it has any. Pure. */
export function alertOfFinding(finding: Finding, templates?: AlertTemplates): Alert {
  const alert = plainAlert(finding);
  return templates === undefined ? alert : withTemplates(alert, finding, templates);
}

function plainAlert(finding: Finding): Alert {
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
