import type { VendorAction } from '../../contract/finding-update';
import type { SyncDirection } from '../ledger/ledger-item';

const DIRECTIONS: Readonly<Record<VendorAction, SyncDirection>> = {
  acknowledge: 'workflow',
  unacknowledge: 'workflow',
  close: 'workflow',
  reopen: 'workflow',
  note: 'note',
  priority: 'severity',
};

export const directionOf = (action: VendorAction): SyncDirection => DIRECTIONS[action];
