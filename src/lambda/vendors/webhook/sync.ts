import { WEBHOOK } from '../../../contract/vendors/webhook';
import type { SyncPart } from '../vendor';

/** A sender may write severity labels in place of priorities. */
export const sync: SyncPart = { priorities: WEBHOOK.syncBack.priorities };
