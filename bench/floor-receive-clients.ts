import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({});

/** Only the AWS client and command that the receive function starts with. */
export const handler = async (): Promise<void> => {
  await sqs.send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: 'b' }));
};
