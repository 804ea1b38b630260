import { asLine, at } from '../json';

/** GuardDuty's fields under their present and their older prefix, and in the ASFF object `Action`. */
const PREFIXES = ['aws/guardduty/service/', ''];

const pascal = (step: string): string => step.charAt(0).toUpperCase() + step.slice(1);

/** Where a value may stand: keys of `ProductFields`, then a path of ASFF fields. */
interface Places {
  readonly keys: readonly string[];
  readonly steps: readonly string[];
}

/** By path. All paths stand in this file, and most findings have none of them: what is looked up is made only once. */
const known = new Map<string, Places>();

function placesOf(path: string): Places {
  const places = known.get(path) ?? {
    // Members of lists are numbered `:0`, in some findings `.0_`.
    keys: PREFIXES.flatMap((prefix) => [
      ...new Set([`${prefix}${path}`, prefix + path.replace(/:(\d)/g, '.$1_')]),
    ]),
    steps: path.split('/').map(pascal),
  };
  known.set(path, places);
  return places;
}

/** Reads `action/networkConnectionAction/protocol` from wherever this finding keeps it. */
export type ServiceReader = (path: string) => string | undefined;

export function serviceReader(finding: unknown): ServiceReader {
  const fields = at(finding, 'ProductFields');
  return (path) => {
    const { keys, steps } = placesOf(path);
    for (const key of keys) {
      const text = asLine(at(fields, key));
      if (text !== undefined) return text;
    }
    return asLine(at(finding, ...steps));
  };
}

const inParentheses = (parts: readonly (string | undefined)[]): string => {
  const known = [...new Set(parts.filter((part) => part !== undefined && part !== 'Unknown'))];
  return known.length > 0 ? ` (${known.join(', ')})` : '';
};

/** `198.51.100.7 (Dubuque, United States, CenturyLink)`. */
function remote(read: ServiceReader, action: string): string | undefined {
  const details = `action/${action}/remoteIpDetails`;
  const address = read(`${details}/ipAddressV4`) ?? read(`${details}/ipAddressV6`);
  if (address === undefined) return undefined;
  const org = read(`${details}/organization/org`) ?? read(`${details}/organization/asnOrg`);
  return (
    address + inParentheses([read(`${details}/city/cityName`), read(`${details}/country/countryName`), org])
  );
}

/** `22 (SSH)`. */
function port(read: ServiceReader, path: string): string | undefined {
  const number = read(`${path}/port`);
  return number === undefined ? undefined : number + inParentheses([read(`${path}/portName`)]);
}

const ACTIONS = [
  'networkConnectionAction',
  'awsApiCallAction',
  'portProbeAction',
  'kubernetesApiCallAction',
  'rdsLoginAttemptAction',
];

const joined = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.some((part) => part !== undefined) ? parts.filter((part) => part !== undefined).join(' ') : undefined;

/** Who talked to whom, as far as the finding tells. */
export function connectionFacts(finding: unknown): readonly (readonly [string, string | undefined])[] {
  const read = serviceReader(finding);
  const connection = 'action/networkConnectionAction';
  const direction = read(`${connection}/connectionDirection`)?.toLowerCase();
  const probe = 'action/portProbeAction/portProbeDetails:0';
  const callers = [
    ...ACTIONS.map((action) => remote(read, action)),
    read(`${probe}/remoteIpDetails/ipAddressV4`),
  ];
  return [
    ['Remote address', callers.find((text) => text !== undefined)],
    ['Local address', read(`${connection}/localIpDetails/ipAddressV4`)],
    ['Local port', port(read, `${connection}/localPortDetails`) ?? port(read, `${probe}/localPortDetails`)],
    ['Remote port', direction === 'outbound' ? port(read, `${connection}/remotePortDetails`) : undefined],
    ['Connection', joined([direction, read(`${connection}/protocol`)])],
    ['DNS query', read('action/dnsRequestAction/domain')],
  ];
}

/** What was done, by whom and how often. */
export function actionFacts(finding: unknown): readonly (readonly [string, string | undefined])[] {
  const read = serviceReader(finding);
  const api = read('action/awsApiCallAction/api');
  const service = read('action/awsApiCallAction/serviceName');
  const blocked = read('action/networkConnectionAction/blocked') ?? read('action/portProbeAction/blocked');
  const count = read('count');
  return [
    [
      'API call',
      api === undefined ? undefined : joined([api, service === undefined ? undefined : `on ${service}`]),
    ],
    [
      'Kubernetes call',
      joined([
        read('action/kubernetesApiCallAction/verb'),
        read('action/kubernetesApiCallAction/requestUri'),
      ]),
    ],
    ['Blocked', blocked === 'true' ? 'yes' : blocked === 'false' ? 'no' : undefined],
    ['Resource role', read('resourceRole')?.toLowerCase()],
    ['Times seen', count === '1' ? undefined : count],
    ['Process', read('runtimeDetails/process/executablePath')],
    ['Malware', read('ebsVolumeScanDetails/scanDetections/threatDetectedByName/threatNames:0/name')],
  ];
}
