/**
 * Names of the CloudWatch metrics that the functions write and the alarms read.
 * Every metric has exactly one dimension, `Endpoint`, whose value is the endpoint's id.
 */
export const METRICS = {
  namespace: 'SecurityHubAlerting',
  dimension: 'Endpoint',
  /** Alerts that a vendor was told to open, update, resolve, acknowledge; notes that it was sent. Count. */
  alertsOpened: 'AlertsOpened',
  alertsUpdated: 'AlertsUpdated',
  alertsResolved: 'AlertsResolved',
  alertsAcknowledged: 'AlertsAcknowledged',
  notesSent: 'NotesSent',
  /** Findings for which nothing was to be done. Count. */
  findingsUnchanged: 'FindingsUnchanged',
  /** Vendor calls that failed, retried or not. Count. */
  vendorFailures: 'VendorFailures',
  /** Records put on the dead-letter queue by the function itself. Count. */
  deadLetters: 'DeadLetters',
  /** One vendor call. Milliseconds. */
  vendorLatency: 'VendorLatency',
} as const;
