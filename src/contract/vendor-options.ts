import type { SeverityLabel } from './severity';

/** `ForwarderConfig.options` of the vendor `webhook`. */
export interface WebhookVendorOptions {
  /** `standard`: the body that Standard Webhooks advises; `cloudevents`: the same data in a CloudEvents 1.0 envelope. */
  readonly bodyFormat?: 'standard' | 'cloudevents';
  /** Further request headers: header name → name in `ForwarderConfig.secrets`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** `ForwarderConfig.options` of the vendor `ilert`. */
export interface IlertVendorOptions {
  /** Severity label → ilert's severity, 1 to 5; left out of the event when the label has none. */
  readonly alertSeverities?: Readonly<Partial<Record<SeverityLabel, number>>>;
}

/** `ForwarderConfig.options` of the vendor `jsm`. */
export interface JsmVendorOptions {
  /** Added to the tags of every alert. */
  readonly tags?: readonly string[];
}
