import { AwsQueryError, startAwsQuery } from '../../local/aws-query';

export interface StandInSubscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly endpoint: string;
  readonly deadLetterArn?: string;
  readonly isPending?: boolean;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');

const entry = (key: string, value: string): string =>
  `<entry><key>${key}</key><value>${escaped(value)}</value></entry>`;

/** Topics and subscriptions, for the command line. */
export async function startSnsApi() {
  const subscriptions: StandInSubscription[] = [];
  const published: { readonly topicArn: string; readonly message: string }[] = [];
  const arnOf = ({ arn, isPending }: StandInSubscription): string =>
    isPending ? 'PendingConfirmation' : arn;
  const server = await startAwsQuery({
    Publish: (input) => {
      published.push({ topicArn: `${input.get('TopicArn')}`, message: `${input.get('Message')}` });
      return '<MessageId>m</MessageId>';
    },
    ListSubscriptionsByTopic: (input) => {
      const own = subscriptions.filter(({ topicArn }) => topicArn === input.get('TopicArn'));
      const members = own.map(
        (each) =>
          `<member><SubscriptionArn>${arnOf(each)}</SubscriptionArn><Protocol>https</Protocol><Endpoint>${escaped(each.endpoint)}</Endpoint></member>`,
      );
      return `<Subscriptions>${members.join('')}</Subscriptions>`;
    },
    GetSubscriptionAttributes: (input) => {
      const found = subscriptions.find(({ arn }) => arn === input.get('SubscriptionArn'));
      if (!found) throw new AwsQueryError('NotFound', 'Subscription does not exist', 404);
      const policy = JSON.stringify({ deadLetterTargetArn: found.deadLetterArn });
      const redrive = found.deadLetterArn ? entry('RedrivePolicy', policy) : '';
      return `<Attributes>${entry('Endpoint', found.endpoint)}${redrive}</Attributes>`;
    },
  });
  return { ...server, subscriptions, published };
}

export type SnsApi = Awaited<ReturnType<typeof startSnsApi>>;
