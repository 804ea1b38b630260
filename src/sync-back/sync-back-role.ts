import { Construct } from 'constructs';

/** The role that a vendor assumes to write back to Security Hub. */
export class SyncBackRole extends Construct {}
