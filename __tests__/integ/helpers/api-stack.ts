import type { SecretReference } from '../../../src';
import {
  IlertEndpoint,
  JsmEndpoint,
  PagerDutyEndpoint,
  SecurityHubAlerting,
  Severity,
  Trigger,
  WebhookEndpoint,
} from '../../../src';
import type { TerraformStack } from 'cdktf';

/** Names of the secrets that the API endpoints read, and what the vendors sign with. */
export const SECRETS = {
  'pagerduty-routing-key': 'a'.repeat(32),
  'pagerduty-signing': 'pagerduty-signing-secret',
  'jsm-api-key': 'jsm-key-00000000-0000',
  'jsm-webhook': 'jsm-webhook-secret',
  'ilert-integration-key': 'il1api0000000000000000',
  'ilert-webhook': 'ilert-webhook-secret',
  'webhook-signing': `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  'webhook-back': `whsec_${Buffer.alloc(32, 9).toString('base64')}`,
} as const;

export type SecretName = keyof typeof SECRETS;

export interface ApiStackProps {
  readonly secret: (name: SecretName) => SecretReference;
  /** Base URL of a vendor by its endpoint id. */
  readonly url: (endpointId: string) => string;
}

const endpoints = ({ secret, url }: ApiStackProps) => [
  new PagerDutyEndpoint({
    routingKey: secret('pagerduty-routing-key'),
    url: url('pagerduty'),
    syncBack: { signingSecret: secret('pagerduty-signing') },
  }),
  new JsmEndpoint({
    apiKey: secret('jsm-api-key'),
    url: url('jsm'),
    syncBack: { secret: secret('jsm-webhook') },
  }),
  new IlertEndpoint({
    integrationKey: secret('ilert-integration-key'),
    url: url('ilert'),
    syncBack: { secret: secret('ilert-webhook') },
  }),
  new WebhookEndpoint({
    url: `${url('webhook')}/alerts`,
    signingSecret: secret('webhook-signing'),
    syncBack: { secret: secret('webhook-back') },
  }),
];

/** All four API endpoints with their ways back, fed by one trigger of each kind. */
export const apiAlerting = (stack: TerraformStack, props: ApiStackProps): SecurityHubAlerting =>
  new SecurityHubAlerting(stack, 'OnCall', {
    name: 'on-call',
    triggers: [
      Trigger.customAction({ customActionId: 'PageOnCall', name: 'Page on-call' }),
      Trigger.importedFindings({ severities: [Severity.CRITICAL, Severity.HIGH] }),
    ],
    endpoints: endpoints(props),
    // The newest runtime that provider 5.100 lets through.
    functions: { runtime: 'nodejs22.x' },
  });
