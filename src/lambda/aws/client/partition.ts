/** Where the endpoints of a group of Regions are. */
export interface Partition {
  readonly dnsSuffix: string;
  /** Hosts that answer over IPv6 as well. */
  readonly dualStackDnsSuffix: string;
}

const COMMERCIAL: Partition = { dnsSuffix: 'amazonaws.com', dualStackDnsSuffix: 'api.aws' };

/** By the beginning of a Region's name. */
const OTHERS: Readonly<Record<string, Partition>> = {
  'cn-': { dnsSuffix: 'amazonaws.com.cn', dualStackDnsSuffix: 'api.amazonwebservices.com.cn' },
  'eusc-': { dnsSuffix: 'amazonaws.eu', dualStackDnsSuffix: 'api.amazonwebservices.eu' },
  'us-iso-': { dnsSuffix: 'c2s.ic.gov', dualStackDnsSuffix: 'api.aws.ic.gov' },
  'us-isob-': { dnsSuffix: 'sc2s.sgov.gov', dualStackDnsSuffix: 'api.aws.scloud' },
  'eu-isoe-': { dnsSuffix: 'cloud.adc-e.uk', dualStackDnsSuffix: 'api.cloud-aws.adc-e.uk' },
  'us-isof-': { dnsSuffix: 'csp.hci.ic.gov', dualStackDnsSuffix: 'api.aws.hci.ic.gov' },
};

/** A Region that is not known is one of the commercial partition, where new ones appear. */
export function partitionOf(region: string): Partition {
  const prefix = Object.keys(OTHERS).find((start) => region.startsWith(start));
  return (prefix && OTHERS[prefix]) || COMMERCIAL;
}
