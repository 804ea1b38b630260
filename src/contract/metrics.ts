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
  /**
   * From the `time` of the EventBridge event to the vendor's acceptance of the alert it opened: the wait in queues and
   * the retries included. Milliseconds.
   */
  alertLatency: 'AlertLatency',
  /** Webhooks by what became of them: queued, of no meaning here, refused (signature, form or size). Count. */
  webhooksAccepted: 'WebhooksAccepted',
  webhooksIgnored: 'WebhooksIgnored',
  webhooksRefused: 'WebhooksRefused',
  /** Webhooks that could not be taken now: secret or queue out of reach. The vendor tries again. Count. */
  webhooksDeferred: 'WebhooksDeferred',
  /** Findings whose change Security Hub accepted. Count. */
  findingsUpdated: 'FindingsUpdated',
  /** Findings that Security Hub no longer has: deleted by retention. Count. */
  findingsNotFound: 'FindingsNotFound',
  /** Findings whose change Security Hub will never take; what asked for it is on the dead-letter queue. Count. */
  findingsRefused: 'FindingsRefused',
  /** Vendor events that changed nothing: directions that are off, late or repeated ones, values that were there. Count. */
  updatesIgnored: 'UpdatesIgnored',
  updatesStale: 'UpdatesStale',
  updatesUnchanged: 'UpdatesUnchanged',
  /** Vendor events about alerts that the ledger does not know. Count. */
  alertsUnknown: 'AlertsUnknown',
  /** Records given back to the queue, to be tried again. Count. */
  updatesRetried: 'UpdatesRetried',
} as const;
