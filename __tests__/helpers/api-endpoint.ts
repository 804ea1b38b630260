import { SecurityHubAlerting } from '../../src/alerting/security-hub-alerting';
import { SecretReference } from '../../src/common/secret-reference';
import { AlertLedger } from '../../src/delivery/alert-ledger';
import { AlertingKey } from '../../src/delivery/alerting-key';
import type { IAlertEndpoint } from '../../src/endpoints/alert-endpoint';
import { codeFixture } from './function-code';
import { newStack, readable, renderStack, type RenderedStack } from './render-stack';

export const codePath = codeFixture();

/** A secret of this name, by a full ARN. */
export const secret = (name: string): SecretReference => SecretReference.fromSecretArn(secretArn(name));

export const secretArn = (name: string): string =>
  `arn:aws:secretsmanager:eu-central-1:111122223333:secret:${name}-AbC123`;

/** A whole with one endpoint, synthesized. */
export function renderEndpoint(endpoint: IAlertEndpoint): RenderedStack {
  const stack = newStack();
  new SecurityHubAlerting(stack, 'OnCall', {
    name: 'on-call',
    key: AlertingKey.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/1234'),
    ledger: AlertLedger.fromTableArn(
      stack,
      'Table',
      'arn:aws:dynamodb:eu-central-1:111122223333:table/alerts',
    ),
    webhook: { receiveFunction: { codePath }, syncFunction: { codePath } },
    endpoints: [endpoint],
  });
  return renderStack(stack);
}

/** What the function whose id begins so is told. */
export function toldTo(rendered: RenderedStack, idPrefix: string): unknown {
  const { environment } = rendered.one('aws_lambda_function', idPrefix) as {
    environment: { variables: { ALERTING_CONFIG: string } };
  };
  return JSON.parse(readable(environment.variables.ALERTING_CONFIG));
}

/** What an endpoint's own forwarder is told. */
export const forwarderConfigOf = (endpoint: IAlertEndpoint): unknown =>
  toldTo(renderEndpoint(endpoint), 'OnCall_Endpoints');

/** What receiver and sync function are told about an endpoint. */
export function wayBackOf(endpoint: IAlertEndpoint): { receive: unknown; sync: unknown } {
  const rendered = renderEndpoint(endpoint);
  const told = (id: string) => toldTo(rendered, id) as { endpoints: Record<string, unknown> };
  return {
    receive: told('OnCall_Webhook_Receive').endpoints[endpoint.endpointId],
    sync: told('OnCall_Webhook_Sync').endpoints[endpoint.endpointId],
  };
}
