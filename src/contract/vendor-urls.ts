/** Base URLs of the vendors' APIs, as `ForwarderConfig.url` takes them: without the path of a single call. */
export const VENDOR_URLS = {
  pagerdutyUs: 'https://events.pagerduty.com',
  pagerdutyEu: 'https://events.eu.pagerduty.com',
  /** Jira Service Management Operations, also Compass; one address for all of the world. */
  jsm: 'https://api.atlassian.com/jsm/ops/integration',
  /** Opsgenie ends on 5 April 2027. */
  opsgenieUs: 'https://api.opsgenie.com',
  opsgenieEu: 'https://api.eu.opsgenie.com',
  ilert: 'https://api.ilert.com',
} as const;
