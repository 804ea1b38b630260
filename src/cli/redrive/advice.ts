import type { DeadLetter } from './dead-letter';

const REJECTED: Readonly<Record<string, string>> = {
  '400':
    'the vendor does not know a field, severity or responder of the alert: correct it in the configuration',
  '401': 'the vendor refuses the key: put the valid one into the secret',
  '403': 'the vendor refuses the key: put the valid one into the secret',
  '404': 'the URL or the integration does not exist at the vendor',
  '422':
    'the vendor does not know a field, severity or responder of the alert: correct it in the configuration',
};

const ADVICE: Readonly<Record<string, string>> = {
  unreadable: 'see who sends to the queue: this is no event of Security Hub and no update of this library',
  unmappable: 'report the finding’s structure to this library, then discard the letter with --delete',
  misconfigured: 'mend the URL, or the field of the secret that is missing or empty',
  'unknown-endpoint': 'the endpoint is not part of the stack any more: discard it with --delete',
  FindingSizeExceeded: 'change the finding in Security Hub by hand, then discard the letter with --delete',
  NO_PERMISSIONS: 'restore the policy of the target and of its key: terraform apply',
  SDK_CLIENT_ERROR: 'check that the target exists and takes messages of this size',
  'not-taken-by-subscriber': 'check that the vendor is up and that the integration’s URL is still valid',
  'given-up-after-attempts': 'the vendor was down for long, or the function fails: read the function’s log',
};

const UNKNOWN = 'look the code up in the documentation of the service that answered it';

/** The first thing to do before a letter is sent back: without it, it only comes back. */
export function adviceOf({ reason, attributes }: Pick<DeadLetter, 'reason' | 'attributes'>): string {
  const status = attributes['status'];
  if (reason === 'rejected') return REJECTED[status ?? ''] ?? `the vendor answered ${status}: see its log`;
  return ADVICE[reason] ?? UNKNOWN;
}
