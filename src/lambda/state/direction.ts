import type { VendorAction } from '../../contract/finding-update';
import type { SyncDirections } from '../../contract/sync-config';

const DIRECTIONS: Readonly<Record<VendorAction, keyof SyncDirections>> = {
  acknowledge: 'workflow',
  unacknowledge: 'workflow',
  close: 'workflow',
  reopen: 'workflow',
  note: 'note',
  priority: 'severity',
};

/** Which field of a finding a person's action changes. */
export const directionOf = (action: VendorAction): keyof SyncDirections => DIRECTIONS[action];
