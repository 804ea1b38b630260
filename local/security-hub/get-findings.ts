import { invalidInput, validation } from './api-error';
import { findingFilter } from './finding-filters';
import type { HubRegion } from './hub-region';
import type { Call, Operation } from './operation';
import { page } from './operation';
import { ocsfFilter } from './ocsf-filters';

function pageSize({ body }: Call, error: (message: string) => Error): number {
  const size = body['MaxResults'] ?? 100;
  if (Number.isInteger(size) && Number(size) >= 1 && Number(size) <= 100) return Number(size);
  throw error('MaxResults must be from 1 to 100');
}

function getFindings(hub: HubRegion, call: Call): object {
  const found = hub.findings.all().filter(findingFilter(call.body['Filters']));
  const { items, next } = page(found, call.body['NextToken'], pageSize(call, invalidInput));
  return { Findings: items, NextToken: next };
}

function getFindingsV2(hub: HubRegion, call: Call): object {
  const found = hub.ocsfFindings.all().filter(ocsfFilter(call.body['Filters']));
  const { items, next } = page(found, call.body['NextToken'], pageSize(call, validation));
  return { Findings: items, NextToken: next };
}

export const GET_OPERATIONS: readonly Operation[] = [
  { name: 'GetFindings', method: 'POST', path: '/findings', handle: getFindings },
  { name: 'GetFindingsV2', method: 'POST', path: '/findingsv2', handle: getFindingsV2, withoutHub: true },
];
