/** The functions that the package ships. Each value is the name of the zip. */
export enum PackagedCode {
  /** Findings to alerts. */
  FORWARD = 'forward',
  /** Vendors' webhooks, verified and queued. */
  RECEIVE = 'receive',
  /** Queued webhooks to Security Hub. */
  SYNC = 'sync',
}
