import type {
  ApiEndpointOptions,
  ITrigger,
  MonitoringOptions,
  SecretReference,
  SyncBackWebhookOptions,
} from '../../../src';
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
import type { Vendor } from './vendor-words';

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

/** What a test changes in the stack. */
export interface ApiStackOptions {
  /** @default - a custom action, and imported findings that are critical or high */
  readonly triggers?: ITrigger[];
  /** By vendor, which is also the endpoint's id. */
  readonly endpoints?: Readonly<Partial<Record<Vendor, ApiEndpointOptions>>>;
  readonly webhook?: SyncBackWebhookOptions;
  readonly monitoring?: MonitoringOptions;
}

export interface ApiStackProps extends ApiStackOptions {
  readonly secret: (name: SecretName) => SecretReference;
  readonly url: (vendor: Vendor) => string;
}

const endpoints = ({ secret, url, endpoints: own = {} }: ApiStackProps) => [
  new PagerDutyEndpoint({
    ...own.pagerduty,
    routingKey: secret('pagerduty-routing-key'),
    url: url('pagerduty'),
    syncBack: { signingSecret: secret('pagerduty-signing') },
  }),
  new JsmEndpoint({
    ...own.jsm,
    apiKey: secret('jsm-api-key'),
    url: url('jsm'),
    syncBack: { secret: secret('jsm-webhook') },
  }),
  new IlertEndpoint({
    ...own.ilert,
    integrationKey: secret('ilert-integration-key'),
    url: url('ilert'),
    syncBack: { secret: secret('ilert-webhook') },
  }),
  new WebhookEndpoint({
    ...own.webhook,
    url: `${url('webhook')}/alerts`,
    signingSecret: secret('webhook-signing'),
    syncBack: { secret: secret('webhook-back') },
  }),
];

const defaultTriggers = (): ITrigger[] => [
  Trigger.customAction({ customActionId: 'PageOnCall', name: 'Page on-call' }),
  Trigger.importedFindings({ severities: [Severity.CRITICAL, Severity.HIGH] }),
];

/** All four API endpoints with their ways back. */
export const apiAlerting = (stack: TerraformStack, props: ApiStackProps): SecurityHubAlerting =>
  new SecurityHubAlerting(stack, 'OnCall', {
    name: 'on-call',
    triggers: props.triggers ?? defaultTriggers(),
    endpoints: endpoints(props),
    webhook: props.webhook,
    monitoring: props.monitoring,
    // The newest runtime that provider 5.100 lets through.
    functions: { runtime: 'nodejs22.x' },
  });
