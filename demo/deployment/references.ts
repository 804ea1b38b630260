import type { Arguments, StackJson } from './stack-json';

/** Where a stack is deployed, and what only Terraform's user knows. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
  /** Address under which the queues' URLs are. */
  readonly awsUrl: string;
  readonly variables: Readonly<Record<string, string>>;
}

type Attributes = (args: Arguments, place: Place) => Readonly<Record<string, string>>;

const arn = (service: string, { region, accountId }: Place, resource: string): string =>
  `arn:aws:${service}:${region}:${accountId}:${resource}`;

/** What AWS would answer for a resource that Terraform has made. */
const ATTRIBUTES: Readonly<Record<string, Attributes>> = {
  aws_sqs_queue: ({ name }, place) => ({
    arn: arn('sqs', place, String(name)),
    url: `${place.awsUrl}/${place.accountId}/${String(name)}`,
  }),
  aws_sns_topic: ({ name }, place) => ({ arn: arn('sns', place, String(name)) }),
  aws_lambda_function: ({ function_name }, place) => ({
    arn: arn('lambda', place, `function:${String(function_name)}`),
  }),
  aws_cloudwatch_event_rule: ({ name }, place) => ({ arn: arn('events', place, `rule/${String(name)}`) }),
  aws_dynamodb_table: ({ name }, place) => ({ arn: arn('dynamodb', place, `table/${String(name)}`) }),
  aws_securityhub_action_target: ({ identifier }, place) => ({
    arn: arn('securityhub', place, `action/custom/${String(identifier)}`),
  }),
};

const DATA: Readonly<Record<string, (place: Place) => string>> = {
  aws_caller_identity: ({ accountId }) => accountId,
  aws_region: ({ region }) => region,
  aws_partition: () => 'aws',
};

const REFERENCE = /\$\{(?:data\.(\w+)\.[\w-]+\.\w+|var\.(\w+)|(aws_\w+)\.([\w-]+)\.(\w+))\}/g;

/** Fills in what Terraform would: attributes of resources, data sources, variables. */
export class References {
  public constructor(
    private readonly stack: StackJson,
    private readonly place: Place,
  ) {}

  /** ARN of a resource from its own arguments. */
  public arnOf(type: string, args: Arguments): string {
    return ATTRIBUTES[type]?.(args, this.place)['arn'] ?? '';
  }

  public urlOf(args: Arguments): string {
    return ATTRIBUTES['aws_sqs_queue']?.(args, this.place)['url'] ?? '';
  }

  /** The text with every known reference filled in; an unknown one stays, for whoever looks at the result. */
  public resolve(value: unknown): string {
    return String(value).replace(
      REFERENCE,
      (text, data?: string, variable?: string, type?: string, id?: string, attribute?: string) => {
        if (data) return DATA[data]?.(this.place) ?? text;
        if (variable) return this.place.variables[variable] ?? text;
        return this.attribute(`${type}`, `${id}`, `${attribute}`) ?? text;
      },
    );
  }

  private attribute(type: string, id: string, name: string): string | undefined {
    const args = this.stack.resource[type]?.[id];
    if (args === undefined) return undefined;
    const own = args[name];
    return ATTRIBUTES[type]?.(args, this.place)[name] ?? (typeof own === 'string' ? own : undefined);
  }
}
