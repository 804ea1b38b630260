import type { SecretReference } from '../common/secret-reference';
import { JSM } from '../contract/vendors/jsm';
import { AlertVendor } from '../delivery/alert-vendor';
import type { RouteConditions } from '../delivery/forwarder-route';
import type { AlertEndpointConfig, IAlertEndpoint, IAlertingContext } from './alert-endpoint';
import type { ApiEndpointOptions } from './api-endpoint-options';
import type { ApiEndpointParts, ApiEndpointWords } from './private/api-endpoint';
import { apiEndpointProblems, bindApiEndpoint } from './private/api-endpoint';
import { sharedSecretEndpoint } from './private/shared-secret-endpoint';
import type { SharedSecretSyncBack } from './shared-secret-sync-back';

/** Which of Atlassian's products is called; the Alert API is the same. */
export enum JsmSite {
  /** Jira Service Management Operations, also Compass; one address for all of the world. */
  JSM = 'JSM',
  /**
   * Opsgenie. Not sold any more, its support ends on 5 April 2027.
   * @deprecated move to `JsmSite.JSM`
   */
  OPSGENIE_US = 'OPSGENIE_US',
  /**
   * Opsgenie in Europe. Not sold any more, its support ends on 5 April 2027.
   * @deprecated move to `JsmSite.JSM`
   */
  OPSGENIE_EU = 'OPSGENIE_EU',
}

/** Priority of an alert. */
export enum JsmPriority {
  P1 = 'P1',
  P2 = 'P2',
  P3 = 'P3',
  P4 = 'P4',
  P5 = 'P5',
}

/** Another integration, team or people for some findings. */
export interface JsmRoute extends RouteConditions {
  /**
   * Key of another API integration.
   * @default - the endpoint's own
   */
  readonly apiKey?: SecretReference;

  /**
   * Name or id of the team that is called.
   * @default - the integration decides
   */
  readonly team?: string;

  /**
   * Who is called, e.g. `{ type: 'user', username: 'jane@example.com' }`; up to 50.
   * @default - the integration decides
   */
  readonly responders?: { [key: string]: string }[];
}

export interface JsmEndpointProps extends ApiEndpointOptions {
  /** Key of the API integration. */
  readonly apiKey: SecretReference;

  /**
   * Which of Atlassian's products is called.
   * @default JsmSite.JSM
   */
  readonly site?: JsmSite;

  /**
   * Base URL of the API, when not the site's own.
   * @default - that of `site`
   */
  readonly url?: string;

  /**
   * Severity label → priority.
   * @default - P1 to P5, from CRITICAL to INFORMATIONAL
   */
  readonly severities?: { [label: string]: JsmPriority };

  /**
   * Other integrations, teams or people for some findings; the first that fits is taken.
   * @default - the integration decides for all
   */
  readonly routes?: JsmRoute[];

  /**
   * Lets changes in JSM show on the finding, by its outgoing webhook.
   * @default - no way back
   */
  readonly syncBack?: SharedSecretSyncBack;
}

const WORDS: ApiEndpointWords = {
  secretProps: { default: 'apiKey' },
  routeSecretProp: 'apiKey',
  syncBackSecretProp: 'secret',
  severityWords: Object.values(JsmPriority),
};

const URLS: Readonly<Record<string, string>> = {
  JSM: JSM.urls.jsm,
  OPSGENIE_US: JSM.urls.opsgenieUs,
  OPSGENIE_EU: JSM.urls.opsgenieEu,
};

/** Jira Service Management Operations, Compass or Opsgenie: the Alert API, and the outgoing webhook for the way back. */
export class JsmEndpoint implements IAlertEndpoint {
  public readonly endpointId: string;

  public constructor(private readonly props: JsmEndpointProps) {
    this.endpointId = props.endpointId ?? 'jsm';
  }

  public problems(): string[] {
    return apiEndpointProblems(this.parts(), WORDS);
  }

  public bind(context: IAlertingContext): AlertEndpointConfig {
    return bindApiEndpoint(context, this.parts());
  }

  private parts(): ApiEndpointParts {
    const { apiKey, routes, severities, site, syncBack, url } = this.props;
    return {
      endpointId: this.endpointId,
      vendor: AlertVendor.JSM,
      options: this.props,
      secrets: { default: apiKey },
      url: url ?? URLS[site ?? JsmSite.JSM],
      severities,
      routes: routes?.map(({ apiKey: secret, ...route }) => ({ ...route, secret })),
      syncBack: syncBack && sharedSecretEndpoint(this.endpointId, AlertVendor.JSM, syncBack),
    };
  }
}
