import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { HubEvent } from '../../../local/security-hub';

/** Puts an event of Security Hub on the emulator's default bus, where the deployed rules are. */
export async function putHubEvent(events: EventBridgeClient, event: HubEvent): Promise<void> {
  const { FailedEntryCount } = await events.send(
    new PutEventsCommand({
      Entries: [
        {
          Source: event.source,
          DetailType: event['detail-type'],
          Resources: [...event.resources],
          Detail: JSON.stringify(event.detail),
        },
      ],
    }),
  );
  if (FailedEntryCount) throw new Error(`The bus refused ${event['detail-type']}`);
}
