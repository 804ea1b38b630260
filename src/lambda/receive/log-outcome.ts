import { METRICS } from '../../contract/metrics';
import type { Logger } from '../aws/logger';
import { Metrics } from '../aws/metrics';
import type { ReceiverOutcome } from './receiver';

const METRIC_OF: Readonly<Record<ReceiverOutcome['reply'], string>> = {
  accepted: METRICS.webhooksAccepted,
  ignored: METRICS.webhooksIgnored,
  unavailable: METRICS.webhooksDeferred,
  invalid: METRICS.webhooksRefused,
  notJson: METRICS.webhooksRefused,
  unauthorized: METRICS.webhooksRefused,
  unknownEndpoint: METRICS.webhooksRefused,
  methodNotAllowed: METRICS.webhooksRefused,
  tooLarge: METRICS.webhooksRefused,
};

/** Paths that anybody may make up must not become dimensions of metrics. */
const UNKNOWN = 'unknown';

/** Writes one log line and one metric for each request. */
export function createOutcomeLog(
  logger: Logger,
  write?: (line: string) => void,
): (outcome: ReceiverOutcome) => void {
  return ({ reply, endpointId = UNKNOWN, detail }) => {
    const fields = { endpointId, answer: reply, detail };
    if (reply === 'accepted' || reply === 'ignored') logger.info('Webhook taken', fields);
    else logger.warn('Webhook not taken', fields);
    const metrics = new Metrics(endpointId, write);
    metrics.count(METRIC_OF[reply]);
    metrics.flush();
  };
}
