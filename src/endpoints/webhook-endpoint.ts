import type { SecretReference } from '../common/secret-reference';
import { AlertVendor } from '../delivery/alert-vendor';
import type { SyncBackEndpoint } from '../sync-back/sync-back-endpoint';
import { WebhookVerification } from '../sync-back/sync-back-endpoint';
import type { AlertEndpointConfig, IAlertEndpoint, IAlertingContext } from './alert-endpoint';
import type { ApiEndpointParts, ApiEndpointWords } from './private/api-endpoint';
import { apiEndpointProblems, bindApiEndpoint } from './private/api-endpoint';
import { webhookTargetProblems } from './private/webhook-target-checks';
import type { WebhookSyncBack, WebhookEndpointProps } from './webhook-endpoint-props';
import { WebhookBodyFormat } from './webhook-endpoint-props';

const WORDS: ApiEndpointWords = {
  secretProps: { default: 'signingSecret', url: 'urlSecret' },
  routeSecretProp: 'signingSecret',
  syncBackSecretProp: 'secret',
};

/** Any HTTPS receiver: a signed JSON document, see `docs/webhook-schema.md`. */
export class WebhookEndpoint implements IAlertEndpoint {
  public readonly endpointId: string;

  public constructor(private readonly props: WebhookEndpointProps) {
    this.endpointId = props.endpointId ?? 'webhook';
  }

  public problems(): string[] {
    return [...apiEndpointProblems(this.parts(), WORDS), ...webhookTargetProblems(this.props)];
  }

  public bind(context: IAlertingContext): AlertEndpointConfig {
    return bindApiEndpoint(context, this.parts());
  }

  private parts(): ApiEndpointParts {
    const { bodyFormat, headers, routes, severities, signingSecret, syncBack, url } = this.props;
    return {
      endpointId: this.endpointId,
      vendor: AlertVendor.WEBHOOK,
      options: this.props,
      secrets: this.secrets(),
      url,
      severities,
      routes: routes?.map(({ signingSecret: secret, ...route }) => ({ ...route, secret })),
      vendorOptions: {
        bodyFormat: bodyFormat ?? WebhookBodyFormat.STANDARD,
        signature: signingSecret ? 'standard-webhooks' : 'none',
        headers,
      },
      syncBack: syncBack && this.syncBackEndpoint(syncBack),
    };
  }

  private secrets(): Record<string, SecretReference> {
    const { secretHeaders = {}, signingSecret, urlSecret } = this.props;
    const headers = Object.entries(secretHeaders).map(([name, secret]) => [`header:${name}`, secret]);
    return {
      ...(signingSecret && { default: signingSecret }),
      ...(urlSecret && { url: urlSecret }),
      ...(Object.fromEntries(headers) as Record<string, SecretReference>),
    };
  }

  private syncBackEndpoint({ verification, ...options }: WebhookSyncBack): SyncBackEndpoint {
    return {
      ...options,
      endpointId: this.endpointId,
      vendor: AlertVendor.WEBHOOK,
      verification: verification ?? WebhookVerification.STANDARD_WEBHOOKS,
    };
  }
}
