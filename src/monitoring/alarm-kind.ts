/** What an alarm is about. The value ends the alarm's name and is the anchor of its section in the runbook. */
export enum AlarmKind {
  /** A dead-letter queue holds messages. */
  DEAD_LETTERS = 'dead-letters',
  /** A message has waited too long in a work queue. */
  OLDEST_MESSAGE = 'oldest-message',
  /** A function fails again and again. */
  FUNCTION_ERRORS = 'function-errors',
  /** Lambda refuses to run a function again and again. */
  FUNCTION_THROTTLES = 'function-throttles',
  /** A rule gave up delivering events. */
  FAILED_INVOCATIONS = 'failed-invocations',
  /** A rule lost events: not even its dead-letter queue took them. */
  LOST_EVENTS = 'lost-events',
  /** Subscribers of the topic do not take its notifications. */
  FAILED_NOTIFICATIONS = 'failed-notifications',
  /** The topic gave up delivering notifications. */
  REDRIVEN_NOTIFICATIONS = 'redriven-notifications',
  /** The topic lost notifications: not even the dead-letter queue took them. */
  LOST_NOTIFICATIONS = 'lost-notifications',
  /** The webhooks' API answers with a server error. */
  API_ERRORS = 'api-errors',
  /** Webhooks of an endpoint are refused: signature, form or size. */
  REFUSED_WEBHOOKS = 'refused-webhooks',
  /** Most calls of a vendor's API fail. */
  VENDOR_FAILURES = 'vendor-failures',
  /** Many webhooks are about alerts that are not in the ledger. */
  UNKNOWN_ALERTS = 'unknown-alerts',
  /** Security Hub refuses what people did at the vendor. */
  REFUSED_FINDINGS = 'refused-findings',
  /** Security Hub does not have the findings that people work on. */
  MISSING_FINDINGS = 'missing-findings',
  /** Alerts stay open and the vendor sends no webhook at all. */
  SILENT_WAY_BACK = 'silent-way-back',
  /** Alerts reach the vendor late. */
  LATE_ALERTS = 'late-alerts',
}
