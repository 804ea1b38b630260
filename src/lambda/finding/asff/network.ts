import { asLine, asList, asTexts, at, facts } from '../json';
import { connectionFacts } from './guardduty';

const address = (ip: unknown, port: unknown, domain: unknown): string | undefined => {
  const host = asLine(domain) ?? asLine(ip);
  const number = asLine(port);
  if (host === undefined) return number === undefined ? undefined : `port ${number}`;
  return number === undefined ? host : `${host} port ${number}`;
};

const range = (begin: unknown, end: unknown): string | undefined => {
  const [first, last] = [asLine(begin), asLine(end)];
  return first === undefined || last === undefined || first === last ? (first ?? last) : `${first}-${last}`;
};

/** Inspector's network reachability: `ProductFields` attributes of the classic service and of v2. */
function reachability(finding: unknown): readonly (readonly [string, string | undefined])[] {
  const fields = at(finding, 'ProductFields');
  const attribute = (name: string): string | undefined => asLine(at(fields, `attributes/${name}`));
  const port = attribute('PORT');
  const service = attribute('PORT_GROUP_NAME');
  const v2 = 'aws/inspector/networkReachabilityDetails/openPortRange';
  return [
    ['Reachable from', attribute('REACHABILITY_TYPE')],
    [
      'Port',
      port === undefined
        ? range(at(fields, `${v2}/begin`), at(fields, `${v2}/end`))
        : port + (service ? ` (${service})` : ''),
    ],
    [
      'Protocol',
      attribute('PROTOCOL') ?? asLine(at(fields, 'aws/inspector/networkReachabilityDetails/protocol')),
    ],
    ['VPC', attribute('VPC')],
    ['Network interface', attribute('ENI')],
    ['Security group', attribute('SECURITY_GROUP')],
    ['Network ACL', attribute('ACL')],
    ['Internet gateway', attribute('IGW')],
    ['Load balancer', attribute('ELB')],
    ['VPC peering', attribute('PEERED_VPC')],
  ];
}

/** ASFF's own `Network` object, which partners and custom findings fill. */
function flow(finding: unknown): readonly (readonly [string, string | undefined])[] {
  const network = at(finding, 'Network');
  const field = (name: string): unknown => at(network, name);
  const source = field('SourceIpV4') ?? field('SourceIpV6');
  const destination = field('DestinationIpV4') ?? field('DestinationIpV6');
  return [
    ['Direction', asLine(field('Direction'))?.toLowerCase()],
    ['Protocol', asLine(field('Protocol'))],
    ['Source', address(source, field('SourcePort'), field('SourceDomain'))],
    ['Destination', address(destination, field('DestinationPort'), field('DestinationDomain'))],
    ['Open ports', range(at(network, 'OpenPortRange', 'Begin'), at(network, 'OpenPortRange', 'End'))],
  ];
}

/** `Internet → igw-1 → sg-1 → i-1`, from the hops of `NetworkPath`. */
function path(finding: unknown): readonly (readonly [string, string | undefined])[] {
  const hops = asTexts(asList(at(finding, 'NetworkPath')).map((hop) => at(hop, 'ComponentId')));
  const header = asList(at(finding, 'NetworkPath'))
    .map((hop) => at(hop, 'Ingress', 'Destination', 'PortRanges'))
    .flatMap(asList)[0];
  return [
    ['Network path', hops.length > 0 ? hops.join(' → ') : undefined],
    ['Reachable ports', range(at(header, 'Begin'), at(header, 'End'))],
  ];
}

/** What the finding says of the network, in reading order. The first source that knows a label wins. */
export function networkOfAsff(finding: unknown): Readonly<Record<string, string>> {
  const sources = [path, flow, reachability, connectionFacts].map((read) => facts(read(finding)));
  const [hops = {}, own = {}, reachable = {}, connection = {}] = sources;
  return { ...reachable, ...connection, ...own, ...hops };
}
