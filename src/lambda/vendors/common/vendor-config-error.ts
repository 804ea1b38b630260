/**
 * The endpoint's configuration or secret cannot make a request. Trying again does not help; once it is corrected, the
 * records can be moved back from the dead-letter queue. Never quotes a secret.
 */
export class VendorConfigError extends Error {
  override readonly name = 'VendorConfigError';
  readonly permanent = true;

  constructor(endpointId: string, problem: string) {
    super(`Endpoint "${endpointId}": ${problem}`);
  }
}
