import type { SecretReference } from '../common/secret-reference';
import { PAGERDUTY } from '../contract/vendors/pagerduty';
import { AlertVendor } from '../delivery/alert-vendor';
import type { RouteConditions } from '../delivery/forwarder-route';
import { checkHttpsUrl } from '../private/checks';
import type { EndpointSyncBackOptions, SyncBackEndpoint } from '../sync-back/sync-back-endpoint';
import { WebhookVerification } from '../sync-back/sync-back-endpoint';
import type { AlertEndpointConfig, IAlertEndpoint, IAlertingContext } from './alert-endpoint';
import type { ApiEndpointOptions } from './api-endpoint-options';
import type { ApiEndpointParts, ApiEndpointWords } from './private/api-endpoint';
import { apiEndpointProblems, bindApiEndpoint } from './private/api-endpoint';

/** Where the PagerDuty account is. */
export enum PagerDutyServiceRegion {
  US = 'US',
  EU = 'EU',
}

/** Severity of an event. */
export enum PagerDutySeverity {
  CRITICAL = 'critical',
  ERROR = 'error',
  WARNING = 'warning',
  INFO = 'info',
}

/** A picture shown on every alert. */
export interface PagerDutyImage {
  /** Address of the picture, https. */
  readonly src: string;

  /**
   * Where the picture leads, https.
   * @default - nowhere
   */
  readonly href?: string;

  /**
   * Text for those who do not see the picture.
   * @default - none
   */
  readonly alt?: string;
}

/** Another service for some findings. */
export interface PagerDutyRoute extends RouteConditions {
  /** Integration key of the service: Events API v2. */
  readonly routingKey: SecretReference;
}

/** PagerDuty's webhooks, version 3. One of `signingSecret` and `headerSecret` is required. */
export interface PagerDutySyncBack extends EndpointSyncBackOptions {
  /**
   * Signing secret of the webhook subscription, which PagerDuty shows once, when the subscription is made.
   * @default - none; see `headerSecret`
   */
  readonly signingSecret?: SecretReference;

  /**
   * Secret that a custom header of the subscription carries. For subscriptions made by Terraform, whose signing
   * secret PagerDuty's provider does not tell. Weaker than a signature: it does not cover the body.
   * @default - none; see `signingSecret`
   */
  readonly headerSecret?: SecretReference;

  /**
   * Name of the header; only with `headerSecret`.
   * @default 'Authorization', where `Bearer ` may stand in front of the secret
   */
  readonly headerName?: string;

  /**
   * Token for PagerDuty's REST API, read-only. It tells the alert behind an incident that was not seen to open.
   * @default - none: changes of such incidents are counted and ignored
   */
  readonly apiToken?: SecretReference;

  /**
   * Base URL of the REST API.
   * @default - PagerDuty's, by `serviceRegion`
   */
  readonly apiUrl?: string;
}

export interface PagerDutyEndpointProps extends ApiEndpointOptions {
  /** Integration key of the service: Events API v2. */
  readonly routingKey: SecretReference;

  /**
   * Where the PagerDuty account is.
   * @default PagerDutyServiceRegion.US
   */
  readonly serviceRegion?: PagerDutyServiceRegion;

  /**
   * Base URL of the Events API, when not PagerDuty's own.
   * @default - PagerDuty's, by `serviceRegion`
   */
  readonly url?: string;

  /**
   * Severity label → PagerDuty's severity.
   * @default - critical, error, warning, warning and info, from CRITICAL to INFORMATIONAL
   */
  readonly severities?: { [label: string]: PagerDutySeverity };

  /**
   * Other services for some findings; the first that fits is taken.
   * @default - one service for all
   */
  readonly routes?: PagerDutyRoute[];

  /**
   * Pictures shown on every alert.
   * @default - none
   */
  readonly images?: PagerDutyImage[];

  /**
   * Lets changes in PagerDuty show on the finding.
   * @default - no way back
   */
  readonly syncBack?: PagerDutySyncBack;
}

const EU_API_URL = 'https://api.eu.pagerduty.com';

/** PagerDuty: Events API v2, and webhooks version 3 for the way back. */
export class PagerDutyEndpoint implements IAlertEndpoint {
  public readonly endpointId: string;

  public constructor(private readonly props: PagerDutyEndpointProps) {
    this.endpointId = props.endpointId ?? 'pagerduty';
  }

  public problems(): string[] {
    const images = (this.props.images ?? []).flatMap(({ src, href }, index) => [
      ...checkHttpsUrl(`images[${index}].src`, src),
      ...checkHttpsUrl(`images[${index}].href`, href),
    ]);
    return [
      ...syncBackSecretProblems(this.props.syncBack),
      ...apiEndpointProblems(this.parts(), this.words()),
      ...images,
    ];
  }

  public bind(context: IAlertingContext): AlertEndpointConfig {
    return bindApiEndpoint(context, this.parts());
  }

  private words(): ApiEndpointWords {
    return {
      secretProps: { default: 'routingKey' },
      routeSecretProp: 'routingKey',
      syncBackSecretProp: this.props.syncBack?.headerSecret ? 'headerSecret' : 'signingSecret',
      severityWords: Object.values(PagerDutySeverity),
    };
  }

  private get isEu(): boolean {
    return this.props.serviceRegion === PagerDutyServiceRegion.EU;
  }

  private parts(): ApiEndpointParts {
    const { images, routes, routingKey, severities, syncBack, url } = this.props;
    return {
      endpointId: this.endpointId,
      vendor: AlertVendor.PAGERDUTY,
      options: this.props,
      secrets: { default: routingKey },
      url: url ?? (this.isEu ? PAGERDUTY.urls.eu : PAGERDUTY.urls.us),
      severities,
      routes: routes?.map(({ routingKey: secret, ...conditions }) => ({ ...conditions, secret })),
      vendorOptions: images && { images },
      syncBack: syncBack && this.syncBackEndpoint(syncBack),
    };
  }

  private syncBackEndpoint({
    signingSecret,
    headerSecret,
    ...options
  }: PagerDutySyncBack): SyncBackEndpoint | undefined {
    const secret = signingSecret ?? headerSecret;
    if (secret === undefined) return undefined;
    return {
      ...options,
      endpointId: this.endpointId,
      vendor: AlertVendor.PAGERDUTY,
      verification: signingSecret ? WebhookVerification.PAGERDUTY : WebhookVerification.HEADER,
      secret,
      apiUrl: options.apiUrl ?? (this.isEu ? EU_API_URL : undefined),
    };
  }
}

function syncBackSecretProblems(syncBack: PagerDutySyncBack | undefined): string[] {
  if (syncBack === undefined) return [];
  const { signingSecret, headerSecret } = syncBack;
  if ((signingSecret === undefined) !== (headerSecret === undefined)) return [];
  const got = signingSecret === undefined ? 'neither' : 'both';
  return [`syncBack: exactly one of \`signingSecret\` and \`headerSecret\` must be given, got ${got}`];
}
