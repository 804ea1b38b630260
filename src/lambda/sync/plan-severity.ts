import type { DirectionPlanner } from './plan';
import { severityOfPriority } from './priority-severity';

export const planSeverity: DirectionPlanner = (known, updates, { item, endpoint }) => {
  const severity = severityOfPriority(updates.at(-1)?.update.priority, endpoint);
  const unconfirmed = item.vendorEvents?.severity?.pending === true;
  return { change: severity !== known.severity || unconfirmed ? { severity } : {} };
};
