const ADVICE: Readonly<Record<number, string>> = {
  401: 'check that the secret holds a valid key',
  403: 'check that the key may create alerts',
  404: "check the endpoint's URL and key",
  410: 'the receiver is gone: remove the endpoint or correct its URL',
  413: 'the receiver accepts smaller bodies only',
  429: 'the rate limit is reached; the record is tried again later',
};

/** What a vendor's answer that is no success means. Names endpoint and status, nothing that was sent or answered. */
export function answerText(endpointId: string, status: number): string {
  const advice = ADVICE[status];
  return `Endpoint "${endpointId}" answered ${status}${advice === undefined ? '' : `: ${advice}`}.`;
}
