import type { Vulnerability, VulnerablePackage } from '../finding';
import { asLine, asList, asNumber, asWebUrl, at } from '../json';
import { vulnerabilityUrl } from '../vulnerability-url';

/** `epoch:version-release`, as package managers write it; an epoch of 0 is left out by all of them. */
export function packageVersion(version: unknown, epoch: unknown, release: unknown): string | undefined {
  const base = asLine(version);
  if (base === undefined) return undefined;
  const [before, after] = [asLine(epoch), asLine(release)];
  return `${before !== undefined && before !== '0' ? `${before}:` : ''}${base}${after !== undefined ? `-${after}` : ''}`;
}

/** The version that mends it, in the form of `packageVersion`; Inspector says `NotAvailable` where there is none. */
export function fixedVersion(version: unknown): string | undefined {
  const text = asLine(version)?.replace(/^0:/, '');
  return text === undefined || /^(not\s?available|n\/?a|none)$/i.test(text) ? undefined : text;
}

function packageOf(item: unknown): VulnerablePackage {
  return {
    name: asLine(at(item, 'Name')) ?? '',
    version: packageVersion(at(item, 'Version'), at(item, 'Epoch'), at(item, 'Release')),
    fixedInVersion: fixedVersion(at(item, 'FixedInVersion')),
    filePath: asLine(at(item, 'FilePath')),
    remediation: asLine(at(item, 'Remediation')),
  };
}

/** The newest CVSS version counts; within it, the highest score. */
export function cvssScore(list: unknown, score: string, version: string): number | undefined {
  const scores = asList(list)
    .map((item) => ({ score: asNumber(at(item, score)), version: asNumber(at(item, version)) ?? 0 }))
    .filter((item) => item.score !== undefined && item.score >= 0 && item.score <= 10);
  const newest = Math.max(...scores.map((item) => Math.floor(item.version)));
  const best = scores.filter((item) => Math.floor(item.version) === newest).map((item) => item.score ?? 0);
  return best.length > 0 ? Math.max(...best) : undefined;
}

export const probability = (value: unknown): number | undefined => {
  const number = asNumber(value);
  return number !== undefined && number >= 0 && number <= 1 ? number : undefined;
};

function vulnerabilityOf(item: unknown): Vulnerability {
  const exploit = asLine(at(item, 'ExploitAvailable'))?.toUpperCase();
  const fix = asLine(at(item, 'FixAvailable'))?.toUpperCase();
  const id = asLine(at(item, 'Id')) ?? '';
  const packages = asList(at(item, 'VulnerablePackages'))
    .map(packageOf)
    .filter(({ name }) => name !== '');
  const references = [at(item, 'Vendor', 'Url'), ...asList(at(item, 'ReferenceUrls'))];
  return {
    id,
    cvssScore: cvssScore(at(item, 'Cvss'), 'BaseScore', 'Version'),
    epssScore: probability(at(item, 'EpssScore')),
    exploitAvailable: exploit === 'YES' ? true : exploit === 'NO' ? false : undefined,
    fixAvailable: fix === 'YES' || fix === 'NO' || fix === 'PARTIAL' ? fix : undefined,
    packages,
    url: vulnerabilityUrl(
      id,
      references.map(asWebUrl),
      packages.map(({ version }) => version),
    ),
  };
}

/** Trivy and its like put one vulnerability into the details of the resource instead. */
function vulnerabilityInDetails(resource: unknown): Vulnerability | undefined {
  const other = at(resource, 'Details', 'Other');
  const id = asLine(at(other, 'CVE ID'));
  if (id === undefined) return undefined;
  const score = asNumber(at(other, 'NvdCvssScoreV3')) || asNumber(at(other, 'NvdCvssScoreV2'));
  const fixed = asLine(at(other, 'Patched Package'));
  const name = asLine(at(other, 'PkgName'));
  const version = asLine(at(other, 'Installed Package'));
  return {
    id,
    cvssScore: score || undefined,
    fixAvailable: fixed === undefined ? undefined : 'YES',
    packages: name === undefined ? [] : [{ name, version, fixedInVersion: fixed }],
    url: vulnerabilityUrl(id, [], []),
  };
}

/** Inspector classic says the CVE in the title and in `ProductFields` only. */
function vulnerabilityInFields(finding: unknown): Vulnerability | undefined {
  const fields = at(finding, 'ProductFields');
  const id = asLine(at(fields, 'attributes/CVE_ID')) ?? asLine(at(fields, 'aws/inspector/id'));
  if (id === undefined || !/^(CVE|GHSA|ALAS)/.test(id)) return undefined;
  const name = asLine(at(fields, 'attributes/package_name'));
  const score =
    asNumber(at(fields, 'attributes/CVSS3_SCORE')) ?? asNumber(at(fields, 'attributes/CVSS2_SCORE'));
  return {
    id,
    cvssScore: score,
    packages: name === undefined ? [] : [{ name }],
    url: vulnerabilityUrl(id, [], []),
  };
}

export function vulnerabilitiesOfAsff(finding: unknown): readonly Vulnerability[] {
  const listed = asList(at(finding, 'Vulnerabilities'))
    .map(vulnerabilityOf)
    .filter(({ id }) => id !== '');
  if (listed.length > 0) return listed;
  const inDetails = asList(at(finding, 'Resources')).map(vulnerabilityInDetails);
  return [...inDetails, vulnerabilityInFields(finding)].filter((item) => item !== undefined);
}
