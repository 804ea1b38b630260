import type { Check } from '../../private/checks';
import { checkPattern } from '../../private/checks';
import type { WebhookEndpointProps } from '../webhook-endpoint-props';

/** Set by the forwarder or by the connection. */
const RESERVED =
  /^(content-(type|length)|host|connection|transfer-encoding|expect|webhook-(id|timestamp|signature))$/i;
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
const CREDENTIAL_HEADER = /^(authorization|proxy-authorization|cookie)$|key|token|secret/i;

/** What is wrong with where and how a webhook is sent. */
export const webhookTargetProblems = (props: WebhookEndpointProps): Check => [
  ...oneUrl(props),
  ...senderIsProven(props),
  ...Object.keys(props.headers ?? {}).flatMap((name) => [
    ...checkHeaderName('headers', name),
    ...checkNoCredential(name),
  ]),
  ...Object.keys(props.secretHeaders ?? {}).flatMap((name) => checkHeaderName('secretHeaders', name)),
];

function oneUrl({ url, urlSecret }: WebhookEndpointProps): Check {
  if ((url === undefined) !== (urlSecret === undefined)) return [];
  return [`one of \`url\` and \`urlSecret\` must be given, got ${url === undefined ? 'neither' : 'both'}`];
}

function senderIsProven({ routes, secretHeaders, signingSecret }: WebhookEndpointProps): Check {
  if (signingSecret !== undefined) return [];
  if (routes?.some((route) => route.signingSecret !== undefined)) {
    return ['`signingSecret` must be given when a route has its own'];
  }
  if (Object.keys(secretHeaders ?? {}).length > 0) return [];
  return [
    '`signingSecret` or `secretHeaders` must be given: without, anybody could send alerts to the receiver',
  ];
}

const checkHeaderName = (prop: string, name: string): Check =>
  RESERVED.test(name)
    ? [`\`${prop}\` must not have ${JSON.stringify(name)}: the forwarder sets it`]
    : checkPattern(`${prop} (key)`, name, HEADER_NAME, 'the name of an HTTP header');

const checkNoCredential = (name: string): Check =>
  CREDENTIAL_HEADER.test(name)
    ? [
        `\`headers\` must not have ${JSON.stringify(name)}, whose value is secret: move it to \`secretHeaders\``,
      ]
    : [];
