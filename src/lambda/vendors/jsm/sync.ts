import { JSM } from '../../../contract/vendors/jsm';
import type { SyncPart } from '../vendor';

export const sync: SyncPart = { priorities: JSM.syncBack.priorities };
