import type { DeskAction } from './desk';
import { jsonOf, text, type VendorModel } from './vendor-model';

const READ: Readonly<Record<string, DeskAction>> = {
  acknowledge: 'acknowledge',
  close: 'close',
  notes: 'note',
  priority: 'priority',
};
const TOLD: Readonly<Partial<Record<DeskAction, string>>> = {
  open: 'Create',
  acknowledge: 'Acknowledge',
  unacknowledge: 'UnAcknowledge',
  close: 'Close',
  note: 'AddNote',
  priority: 'UpdatePriority',
};
const PATH = /\/v2\/alerts\/([^/?]+)\/([a-z]+)/;

/** JSM Operations: an alert is addressed by its alias, and every change is told, also one by the API. */
export const jsm: VendorModel = {
  actions: ['acknowledge', 'unacknowledge', 'close', 'note', 'priority'],
  read({ url, body, headers }) {
    const fields = jsonOf(body);
    const service = headers['authorization'] ?? '';
    const [, alias, verb = ''] = PATH.exec(url) ?? [];
    if (alias === undefined) {
      return {
        action: 'open',
        key: text(fields['alias']),
        service,
        priority: text(fields['priority']),
        text: text(fields['message']),
        onlyOpens: true,
      };
    }
    const action = READ[verb];
    return (
      action && {
        action,
        key: decodeURIComponent(alias),
        service,
        text: text(fields['note']),
        priority: action === 'priority' ? text(fields['priority']) : undefined,
      }
    );
  },
  answer: () => JSON.stringify({ result: 'Request will be processed' }),
  tell(entry, alert, secret, eventNumber) {
    const action = TOLD[entry.action];
    if (action === undefined) return undefined;
    const nanoseconds = BigInt(entry.time) * 1_000_000n + BigInt(eventNumber);
    const body = JSON.stringify({
      action,
      integrationName: 'Security Hub',
      alert: {
        updatedAt: 0,
        alertId: alert.id,
        alias: alert.key,
        username: entry.by === 'person' ? 'jane@example.com' : 'AWS Security Hub',
        ...(entry.action === 'note' && { note: entry.text }),
        ...(entry.action === 'priority' && { priority: entry.priority }),
      },
    }).replace('"updatedAt":0', `"updatedAt":${nanoseconds}`);
    return { body, headers: { authorization: secret } };
  },
};
