import { startVendor, type VendorAnswer, type VendorRequestRecord } from '../vendor-server';
import type { VendorAlert } from './alert';
import { lateIn, refusalIn, type VendorCondition } from './conditions';

interface HubDetail {
  readonly detail?: { readonly findings?: readonly { readonly Title?: string }[] };
}

/**
 * A vendor that reads SNS notifications by itself: it makes one alert of each, which nobody but its own people closes.
 */
export async function startSnsReader(
  onExchange?: (request: VendorRequestRecord, answer: VendorAnswer) => void,
) {
  const alerts: VendorAlert[] = [];
  const service = { condition: 'up' as VendorCondition };
  const server = await startVendor();
  const take = ({ json }: VendorRequestRecord): VendorAnswer => {
    const { MessageId: id = '', Message = '{}' } = (json ?? {}) as { MessageId?: string; Message?: string };
    const title = (JSON.parse(Message) as HubDetail).detail?.findings?.[0]?.Title ?? 'Security Hub';
    alerts.push({ key: id, id, title, state: 'open', notes: [] });
    return { status: 202 };
  };
  server.answerUsually((request) => {
    const answer = refusalIn(service.condition) ?? lateIn(service.condition, take(request));
    onExchange?.(request, answer);
    return answer;
  });
  return { url: server.url, service, alerts: () => alerts, close: () => server.close() };
}

export type SnsReader = Awaited<ReturnType<typeof startSnsReader>>;
