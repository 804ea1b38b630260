import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { Construct } from 'constructs';
import type { AlertingFunction } from '../delivery/alerting-function';
import type { IAlertingKey } from '../delivery/alerting-key';
import { AwsEnvironment } from '../private/aws-environment';

export interface WebhookApiProps {
  /** Name of the API. */
  readonly name: string;
  /** The function that answers. */
  readonly receiver: AlertingFunction;
  /** Key that encrypts the access log. */
  readonly key: IAlertingKey;

  /**
   * Requests a second that are let through.
   * @default 50
   */
  readonly throttlingRateLimit?: number;

  /**
   * Requests at one moment that are let through.
   * @default 100
   */
  readonly throttlingBurstLimit?: number;

  /**
   * Days that the access log is kept.
   * @default 90
   */
  readonly accessLogRetentionDays?: number;

  /**
   * Tags of all resources.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

/** Who called what and how it was answered; neither headers nor bodies, which hold secrets. */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  sourceIp: '$context.identity.sourceIp',
  userAgent: '$context.identity.userAgent',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  latencyMillis: '$context.responseLatency',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
});

/** An HTTP API with one route, `POST /ENDPOINT`, for each endpoint, and nothing else. */
export class WebhookApi extends Construct {
  public readonly resource: Apigatewayv2Api;
  public readonly stage: Apigatewayv2Stage;
  public readonly accessLog: CloudwatchLogGroup;
  private readonly integration: Apigatewayv2Integration;

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: WebhookApiProps,
  ) {
    super(scope, id);
    const { name, tags } = props;
    this.resource = new Apigatewayv2Api(this, 'Resource', {
      name,
      description: 'Webhooks of on-call tools, for Security Hub',
      protocolType: 'HTTP',
      tags,
    });
    this.accessLog = this.newAccessLog();
    this.integration = new Apigatewayv2Integration(this, 'Integration', {
      apiId: this.resource.id,
      integrationType: 'AWS_PROXY',
      integrationUri: props.receiver.functionArn,
      payloadFormatVersion: '2.0',
    });
    this.stage = new Apigatewayv2Stage(this, 'Stage', {
      apiId: this.resource.id,
      name: '$default',
      autoDeploy: true,
      accessLogSettings: { destinationArn: this.accessLog.arn, format: ACCESS_LOG },
      defaultRouteSettings: {
        throttlingRateLimit: props.throttlingRateLimit ?? 50,
        throttlingBurstLimit: props.throttlingBurstLimit ?? 100,
      },
      tags,
    });
  }

  /** Adds the endpoint's route and lets it, and no other path, call the function. */
  public addRoute(endpointId: string): void {
    new Apigatewayv2Route(this, `Route-${endpointId}`, {
      apiId: this.resource.id,
      routeKey: `POST /${endpointId}`,
      target: `integrations/${this.integration.id}`,
    });
    new LambdaPermission(this, `Permission-${endpointId}`, {
      statementId: `Webhook-${endpointId}`,
      action: 'lambda:InvokeFunction',
      functionName: this.props.receiver.functionName,
      principal: 'apigateway.amazonaws.com',
      sourceArn: `${this.resource.executionArn}/*/POST/${endpointId}`,
    });
  }

  /** The `$default` stage has no path of its own. */
  public urlOf(endpointId: string): string {
    return `${this.resource.apiEndpoint}/${endpointId}`;
  }

  private newAccessLog(): CloudwatchLogGroup {
    const { accessLogRetentionDays, key, tags } = this.props;
    // Under this prefix the policy that lets API Gateway write does not grow with every log group.
    const name = `/aws/vendedlogs/apis/${this.props.name}`;
    key.allowLogGroup(AwsEnvironment.of(this).arn('logs', `log-group:${name}`));
    return new CloudwatchLogGroup(this, 'AccessLog', {
      name,
      retentionInDays: accessLogRetentionDays ?? 90,
      kmsKeyId: key.keyArn,
      tags,
    });
  }
}
