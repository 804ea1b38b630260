import type { VendorRequestRecord } from '../../../local/vendor-server';

export const VENDORS = ['pagerduty', 'jsm', 'ilert', 'webhook'] as const;

export type Vendor = (typeof VENDORS)[number];

/** One call to a vendor in words that are the same for all. */
export interface VendorCall {
  readonly does: string;
  readonly key: string;
}

type Json = Readonly<Record<string, unknown>>;

const jsmCall = ({ path, json }: VendorRequestRecord): VendorCall => {
  const [, alias, verb] = /\/v2\/alerts(?:\/([^/?]+)\/(\w+))?/.exec(path) ?? [];
  return { does: verb ?? 'open', key: alias ?? String((json as Json)['alias']) };
};

const READ: Readonly<Record<Vendor, (request: VendorRequestRecord) => VendorCall>> = {
  pagerduty: ({ json }) => ({
    does: String((json as Json)['event_action']),
    key: String((json as Json)['dedup_key']),
  }),
  jsm: jsmCall,
  ilert: ({ json }) => ({
    does: String((json as Json)['eventType']),
    key: String((json as Json)['alertKey']),
  }),
  webhook: ({ json }) => {
    const { type, data } = json as { type: string; data: { alertKey: string } };
    return { does: type, key: data.alertKey };
  },
};

/** Each vendor's own word for opening, acknowledging and closing an alert. */
const WORDS: Readonly<Record<string, string>> = {
  trigger: 'open',
  ALERT: 'open',
  'securityhub.alert.opened': 'open',
  acknowledge: 'acknowledge',
  ACCEPT: 'acknowledge',
  'securityhub.alert.acknowledged': 'acknowledge',
  resolve: 'resolve',
  close: 'resolve',
  RESOLVE: 'resolve',
  'securityhub.alert.resolved': 'resolve',
  notes: 'note',
  COMMENT: 'note',
  'securityhub.alert.note_added': 'note',
};

export function vendorCall(vendor: Vendor, request: VendorRequestRecord): VendorCall {
  const { does, key } = READ[vendor](request);
  return { does: WORDS[does] ?? does, key };
}
