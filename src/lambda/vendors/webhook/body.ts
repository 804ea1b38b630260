import type { Alert, AlertAction } from '../../alert/alert';
import type { VendorContext } from '../vendor';
import { webhookData } from './data';
import { shrinkWebhookData } from './shrink';
import type { WebhookOptions } from './options';

/** `type` of the document, by what happens to the alert. */
export const WEBHOOK_TYPES: Readonly<Record<AlertAction, string>> = {
  open: 'securityhub.alert.opened',
  update: 'securityhub.alert.updated',
  acknowledge: 'securityhub.alert.acknowledged',
  resolve: 'securityhub.alert.resolved',
  note: 'securityhub.alert.note_added',
};

/** The document that is sent, as JSON. Its time is the event's, so that receivers can order by it. */
export function webhookBody(
  action: AlertAction,
  alert: Alert,
  context: VendorContext,
  { bodyFormat }: Pick<WebhookOptions, 'bodyFormat'>,
): string {
  const data = shrinkWebhookData(webhookData(alert, context));
  const type = WEBHOOK_TYPES[action];
  const time = context.eventTime.toISOString();
  if (bodyFormat === 'standard') return JSON.stringify({ type, timestamp: time, data });
  return JSON.stringify({
    specversion: '1.0',
    id: context.eventId,
    source: `/aws/securityhub/${encodeURIComponent(data.accountId)}/${encodeURIComponent(data.region)}`,
    type,
    time,
    subject: alert.key,
    datacontenttype: 'application/json',
    data,
  });
}
