import type { Finding } from '../../finding/finding';
import { controlOfCisRule } from './cis-rules';
import { COMPUTE_CONTROLS } from './compute-controls';
import { DATA_CONTROLS } from './data-controls';
import { IDENTITY_CONTROLS } from './identity-controls';
import { NETWORK_CONTROLS } from './network-controls';
import type { ServiceControls } from './service-controls';
import { WATCH_CONTROLS } from './watch-controls';

const CONTROLS: ServiceControls = {
  ...IDENTITY_CONTROLS,
  ...COMPUTE_CONTROLS,
  ...DATA_CONTROLS,
  ...NETWORK_CONTROLS,
  ...WATCH_CONTROLS,
};

/** The standards write some services in another case: `Autoscaling.5`, `AutoScaling.9`. */
const BY_LOWER_NAME = new Map(Object.entries(CONTROLS).map(([name, steps]) => [name.toLowerCase(), steps]));

const SERVICE_NAMES: Readonly<Record<string, string>> = {
  ES: 'OpenSearch',
  PCA: 'Private CA',
  SSM: 'Systems Manager',
  Opensearch: 'OpenSearch',
  Autoscaling: 'Auto Scaling',
  AutoScaling: 'Auto Scaling',
};

/** `PCI.S3.1` and `S3.1` are of the service S3. */
const PARTS = /^(?:[A-Z]+\.)?([A-Za-z][A-Za-z0-9]*)\.(\d+)$/;

const TAGS =
  'Add the tags that the control asks for (see the facts below), in the code that makes the resource.';

const lookUp = (id: string): string | undefined => {
  const [, service = '', number = ''] = PARTS.exec(id) ?? [];
  const isOfOneStandard = id.split('.').length > 2;
  return isOfOneStandard ? undefined : BY_LOWER_NAME.get(service.toLowerCase())?.[Number(number)];
};

/** The first step for a control that is not in the tables: what its title asks for, and where it is set. */
function whatTheTitleAsks({ controlId = '', title }: Finding, name: string): string {
  const service = PARTS.exec(controlId)?.[1];
  const place = service === undefined ? '' : `In ${SERVICE_NAMES[service] ?? service}, `;
  const change = `${place}change ${name === '' ? 'the setting' : name} so that it passes`;
  const asked = title.replace(/^\S*\.\d+\s+/, '').replace(/\.$/, '');
  return `${change.charAt(0).toUpperCase()}${change.slice(1)}${asked === '' ? '' : `: ${asked}`}.`;
}

/** What to do about a failed control of Security Hub: a sentence for the common ones, else what its title asks for. */
export function controlAdvice(finding: Finding, name: string): string {
  const id = finding.controlId ?? '';
  const control = /^\d/.test(id) ? (controlOfCisRule(id, finding.standards) ?? id) : id;
  if (/\bshould be tagged\b/i.test(finding.title)) return TAGS;
  return lookUp(control) ?? whatTheTitleAsks(finding, name);
}
