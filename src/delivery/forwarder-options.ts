import type { AlertTemplates } from './alert-templates';
import type { AlertGrouping } from './alert-vendor';
import type { FindingGuard } from './finding-guard';
import type { FunctionOptions } from './function-options';
import type { WorkOptions } from './work-options';

/** What every API endpoint can be told about its forwarder. */
export interface ForwarderOptions {
  /**
   * Resolve the vendor's alert when the finding is resolved, suppressed, archived or passed.
   * @default true
   */
  readonly autoResolve?: boolean;

  /**
   * How findings are folded into one alert.
   * @default AlertGrouping.NONE
   */
  readonly grouping?: AlertGrouping;

  /**
   * Texts of the alerts in your own words, see `docs/templates.md`. They share the function's 4 KB of environment
   * with routes and tables.
   * @default - title, description and details of the library
   */
  readonly templates?: AlertTemplates;

  /**
   * Set the workflow status NOTIFIED on a finding once the vendor has accepted its alert.
   * @default false
   */
  readonly setNotified?: boolean;

  /**
   * Whether findings of Security Hub V2 may be read and set to NOTIFIED too. Without, an event of theirs that has waited
   * long opens an alert without a look at the finding.
   * @default false
   */
  readonly securityHubV2?: boolean;

  /**
   * Which findings are taken at all.
   * @default - all
   */
  readonly guard?: FindingGuard;

  /**
   * Time until one call to the vendor is given up, 1 to 60.
   * @default 10
   */
  readonly vendorTimeoutSeconds?: number;

  /**
   * Messages of one batch that are worked on side by side, 1 to 100.
   * @default 10
   */
  readonly batchConcurrency?: number;

  /**
   * Largest event in bytes, 1024 to 1048576. EventBridge sends up to 1 MiB; version 5 of the AWS provider stops at
   * 262144.
   * @default 262144
   */
  readonly maxMessageSizeBytes?: number;

  /**
   * How the function runs.
   * @default - the defaults of `FunctionOptions`
   */
  readonly function?: FunctionOptions;

  /**
   * How the function works on its queue.
   * @default - the defaults of `WorkOptions`
   */
  readonly work?: WorkOptions;
}
