import { cvssScore, fixedVersion, packageVersion, probability } from '../asff/vulnerabilities';
import type { Vulnerability, VulnerablePackage } from '../finding';
import { asLine, asList, asWebUrl, at } from '../json';
import { vulnerabilityUrl } from '../vulnerability-url';

const packageOf = (item: unknown): VulnerablePackage => ({
  name: asLine(at(item, 'name')) ?? '',
  version: packageVersion(at(item, 'version'), at(item, 'epoch'), at(item, 'release')),
  fixedInVersion: fixedVersion(at(item, 'fixed_in_version')),
  filePath: asLine(at(item, 'path')),
  remediation: asLine(at(item, 'remediation', 'desc')) ?? asLine(at(item, 'remediation')),
});

const yesNo = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

function fixAvailable(item: unknown): Vulnerability['fixAvailable'] {
  if (asLine(at(item, 'fix_coverage'))?.toLowerCase() === 'partial') return 'PARTIAL';
  const known = yesNo(at(item, 'is_fix_available')) ?? yesNo(at(item, 'fix_available'));
  return known === undefined ? undefined : known ? 'YES' : 'NO';
}

function vulnerabilityOf(item: unknown): Vulnerability {
  const cve = at(item, 'cve');
  const affected = [...asList(at(item, 'affected_packages')), ...asList(at(item, 'affected_code'))];
  const id =
    asLine(at(cve, 'uid')) ?? asLine(at(item, 'advisory', 'uid')) ?? asLine(at(item, 'cwe', 'uid')) ?? '';
  const packages = affected.map(packageOf).filter(({ name }) => name !== '');
  const references = [...asList(at(item, 'references')), ...asList(at(cve, 'references'))];
  return {
    id,
    cvssScore: cvssScore(at(cve, 'cvss'), 'base_score', 'version'),
    epssScore: probability(at(cve, 'epss', 'score')),
    exploitAvailable: yesNo(at(item, 'is_exploit_available')),
    fixAvailable: fixAvailable(item),
    packages,
    url: vulnerabilityUrl(
      id,
      references.map(asWebUrl),
      packages.map(({ version }) => version),
    ),
  };
}

export const vulnerabilitiesOfOcsf = (finding: unknown): readonly Vulnerability[] =>
  asList(at(finding, 'vulnerabilities'))
    .map(vulnerabilityOf)
    .filter(({ id }) => id !== '');
