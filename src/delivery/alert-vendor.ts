/** Whose API a forwarder speaks. */
export class AlertVendor {
  /** PagerDuty: Events API v2. */
  public static readonly PAGERDUTY = new AlertVendor('pagerduty', true);
  /** Jira Service Management Operations, Compass and Opsgenie. */
  public static readonly JSM = new AlertVendor('jsm', true);
  /** ilert: events API. */
  public static readonly ILERT = new AlertVendor('ilert', true);
  /** Any HTTPS receiver: Standard Webhooks. */
  public static readonly WEBHOOK = new AlertVendor('webhook', true);

  /**
   * A vendor that the packaged functions do not know: the function needs code of your own.
   * @param vendorName 1 to 20 lower-case letters, digits and `-`, beginning with a letter; not that of a packaged vendor
   */
  public static custom(vendorName: string): AlertVendor {
    return new AlertVendor(vendorName, false);
  }

  private constructor(
    /** How the function's configuration calls the vendor. */
    public readonly vendorName: string,
    /** Whether the packaged functions know the vendor. */
    public readonly isPackaged: boolean,
  ) {}
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
