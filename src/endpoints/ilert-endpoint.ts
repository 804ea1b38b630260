import type { SecretReference } from '../common/secret-reference';
import { ILERT } from '../contract/vendors/ilert';
import { AlertVendor } from '../delivery/alert-vendor';
import type { RouteConditions } from '../delivery/forwarder-route';
import type { Check } from '../private/checks';
import { checkInteger } from '../private/checks';
import { checkSeverity } from '../private/severity-checks';
import type { AlertEndpointConfig, IAlertEndpoint, IAlertingContext } from './alert-endpoint';
import type { ApiEndpointOptions } from './api-endpoint-options';
import type { ApiEndpointParts, ApiEndpointWords } from './private/api-endpoint';
import { apiEndpointProblems, bindApiEndpoint } from './private/api-endpoint';
import { sharedSecretEndpoint } from './private/shared-secret-endpoint';
import type { SharedSecretSyncBack } from './shared-secret-sync-back';

/** Priority of an alert. */
export enum IlertPriority {
  HIGH = 'HIGH',
  LOW = 'LOW',
}

/** Another alert source or routing key for some findings. */
export interface IlertRoute extends RouteConditions {
  /**
   * Integration key of another alert source.
   * @default - the endpoint's own
   */
  readonly integrationKey?: SecretReference;

  /**
   * Routing key: which escalation policy is taken.
   * @default - the alert source's own
   */
  readonly routingKey?: string;
}

export interface IlertEndpointProps extends ApiEndpointOptions {
  /** Integration key of the alert source, of type API. */
  readonly integrationKey: SecretReference;

  /**
   * Base URL of the API.
   * @default 'https://api.ilert.com'
   */
  readonly url?: string;

  /**
   * Severity label → priority.
   * @default - HIGH for CRITICAL and HIGH, LOW for the others
   */
  readonly severities?: { [label: string]: IlertPriority };

  /**
   * Severity label → ilert's own severity, 1 to 5.
   * @default - left to the alert source
   */
  readonly alertSeverities?: { [label: string]: number };

  /**
   * Other alert sources or routing keys for some findings; the first that fits is taken.
   * @default - one alert source for all
   */
  readonly routes?: IlertRoute[];

  /**
   * Lets changes in ilert show on the finding, by an alert action of type webhook.
   * @default - no way back
   */
  readonly syncBack?: SharedSecretSyncBack;
}

const WORDS: ApiEndpointWords = {
  secretProps: { default: 'integrationKey' },
  routeSecretProp: 'integrationKey',
  syncBackSecretProp: 'secret',
  severityWords: Object.values(IlertPriority),
};

/** ilert: the events API, and an alert action of type webhook for the way back. */
export class IlertEndpoint implements IAlertEndpoint {
  public readonly endpointId: string;

  public constructor(private readonly props: IlertEndpointProps) {
    this.endpointId = props.endpointId ?? 'ilert';
  }

  public problems(): string[] {
    return [...apiEndpointProblems(this.parts(), WORDS), ...checkAlertSeverities(this.props.alertSeverities)];
  }

  public bind(context: IAlertingContext): AlertEndpointConfig {
    return bindApiEndpoint(context, this.parts());
  }

  private parts(): ApiEndpointParts {
    const { alertSeverities, integrationKey, routes, severities, syncBack, url } = this.props;
    return {
      endpointId: this.endpointId,
      vendor: AlertVendor.ILERT,
      options: this.props,
      secrets: { default: integrationKey },
      url: url ?? ILERT.urls.default,
      severities,
      routes: routes?.map(({ integrationKey: secret, routingKey: team, ...conditions }) => ({
        ...conditions,
        secret,
        team,
      })),
      vendorOptions: alertSeverities && { severity: alertSeverities },
      syncBack: syncBack && sharedSecretEndpoint(this.endpointId, AlertVendor.ILERT, syncBack),
    };
  }
}

const checkAlertSeverities = (table: { [label: string]: number } = {}): Check =>
  Object.entries(table).flatMap(([label, severity]) => [
    ...checkSeverity('alertSeverities (key)', label),
    ...checkInteger(`alertSeverities.${label}`, severity, 1, 5),
  ]);
