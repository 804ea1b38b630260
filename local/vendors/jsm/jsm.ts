import { startVendor, type VendorAnswer, type VendorRequestRecord } from '../../vendor-server';
import type { OutgoingWebhook } from '../alert';
import { lateIn, refusalIn, type VendorCondition } from '../conditions';
import { JsmAlerts, type JsmBody } from './alerts';

export interface JsmOptions {
  readonly now: () => Date;
  readonly apiKey: () => string;
  readonly sharedSecret: () => string;
  readonly onWebhooks: (webhooks: readonly OutgoingWebhook[]) => void;
  readonly onExchange?: (request: VendorRequestRecord, answer: VendorAnswer) => void;
}

const BY_ALIAS = /\/v2\/alerts\/([^/]+)\/([^/?]+)\?identifierType=alias$/;

/** The Alert API and the outgoing webhook of Jira Service Management Operations, over HTTP on this machine. */
export async function startJsm(options: JsmOptions) {
  const alerts = new JsmAlerts(options.now, options.sharedSecret);
  const service = { condition: 'up' as VendorCondition };
  const server = await startVendor();
  const answerOf = ({ path, headers, json }: VendorRequestRecord): VendorAnswer => {
    if (headers.authorization !== `GenieKey ${options.apiKey()}`) {
      return { status: 401, body: { message: 'Key format is not valid!' } };
    }
    const body = (json ?? {}) as JsmBody;
    const [, alias, verb = ''] = BY_ALIAS.exec(path) ?? [];
    options.onWebhooks(
      alias === undefined ? alerts.create(body) : alerts.request(decodeURIComponent(alias), verb, body),
    );
    return { status: 202, body: { result: 'Request will be processed', took: 0.01 } };
  };
  server.answerUsually((request) => {
    const answer = refusalIn(service.condition) ?? lateIn(service.condition, answerOf(request));
    options.onExchange?.(request, answer);
    return answer;
  });
  return {
    url: server.url,
    service,
    alerts: () => alerts.alerts(),
    act: (...deed: Parameters<JsmAlerts['act']>) => options.onWebhooks(alerts.act(...deed)),
    close: () => server.close(),
  };
}
