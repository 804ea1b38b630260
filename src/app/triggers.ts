import { Trigger } from '../triggers/trigger';
import type { TriggerConfig } from './config/alerting-config';

export function triggerOf(config: TriggerConfig): Trigger {
  switch (config.type) {
    case 'customAction':
      return Trigger.customAction(config);
    case 'insightResults':
      return Trigger.insightResults(config);
    case 'importedFindings':
      return Trigger.importedFindings(config);
    case 'importedFindingsV2':
      return Trigger.importedFindingsV2(config);
  }
}
