/** Which of the vendors' APIs is called. */
export enum AlertVendor {
  PAGERDUTY = 'pagerduty',
  /** Jira Service Management Operations, Compass and Opsgenie. */
  JSM = 'jsm',
  ILERT = 'ilert',
  WEBHOOK = 'webhook',
}

/** How findings are folded into one alert. */
export enum AlertGrouping {
  /** One alert per finding. */
  NONE = 'NONE',
  /**
   * One alert per control, resource and account across standards, and per CVE and resource for Inspector. It is
   * resolved when the last of its findings is closed.
   */
  FAULT = 'FAULT',
}

/** The product whose events are taken where Security Hub CSPM and the newer Security Hub are both on. */
export enum LeadingProduct {
  /** Security Hub CSPM: events in the AWS Security Finding Format. */
  SECURITY_HUB_CSPM = 'ASFF',
  /** Security Hub V2: events in OCSF. */
  SECURITY_HUB_V2 = 'OCSF',
}
