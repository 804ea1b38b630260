import type { DirectionPlanner } from './plan';
import { severityOfPriority } from './priority-severity';

export const planSeverity: DirectionPlanner = (member, updates, { item, endpoint }) => {
  const severity = severityOfPriority(updates.at(-1)?.update.priority, endpoint);
  const unconfirmed = item.vendorEvents?.severity?.pending === true;
  if (severity === undefined || (severity === member.severity && !unconfirmed)) return { member, change: {} };
  return { member: { ...member, severity }, change: { severity } };
};
