import type { Alert, AlertAction } from '../../../src/lambda/alert/alert';
import type { VendorAnswer, VendorRequest } from '../../../src/lambda/http/vendor-call';
import type { ForwardPart, VendorContext } from '../../../src/lambda/vendors/vendor';
import { alertFactory, vendorContextFactory } from '../../helpers/alert-factory';

export const ACTIONS = ['open', 'update', 'acknowledge', 'resolve', 'note'] as const satisfies AlertAction[];

export interface ReadRequest {
  readonly call: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly accepts?: readonly number[];
  // Bodies are JSON of four vendors' making; the assertions say what is in them.
  readonly body: Readonly<Record<string, never>>;
}

const OK: VendorAnswer = { status: 200, body: '{}' };

/** The requests of one action, to each of which the vendor says the same. */
export function callsOf(
  vendor: ForwardPart,
  action: AlertAction,
  alert: Alert,
  context: VendorContext,
  answer = OK,
): VendorRequest[] {
  const calls: VendorRequest[] = [];
  const requests = vendor.requests(action, alert, context)[Symbol.iterator]();
  for (let step = requests.next(); !step.done; step = requests.next(answer)) calls.push(step.value);
  return calls;
}

/** The same with their bodies parsed. */
export const requestsOf = (
  vendor: ForwardPart,
  action: AlertAction,
  alert: Alert = alertFactory(),
  context: VendorContext = vendorContextFactory(),
): ReadRequest[] =>
  callsOf(vendor, action, alert, context).map(({ method, url, body, ...rest }) => ({
    call: `${method} ${url}`,
    ...rest,
    body: JSON.parse(body) as ReadRequest['body'],
  }));

/** The body of the only request. */
export function bodyOf(...call: Parameters<typeof requestsOf>): Readonly<Record<string, never>> {
  const [request, ...others] = requestsOf(...call);
  if (request === undefined || others.length > 0)
    throw new Error(`expected one request, got ${others.length + 1}`);
  return request.body;
}

/** A note as a person adds it in the console. */
export const NOTE = {
  text: 'Known, owner is on it.',
  updatedBy: 'jane@example.com',
  updatedAt: '2026-11-21T10:00:04Z',
};
