import { randomUUID } from 'node:crypto';
import { invalidInput, limitExceeded, notFound } from './api-error';
import type { Aggregator, HubRegion } from './hub-region';
import type { Call, JsonObject, Operation } from './operation';
import { listIn, stringIn } from './operation';

const WITH_REGIONS = ['ALL_REGIONS_EXCEPT_SPECIFIED', 'SPECIFIED_REGIONS'];
const MODES = ['ALL_REGIONS', 'NO_REGIONS', ...WITH_REGIONS];

function linking(body: JsonObject): Pick<Aggregator, 'RegionLinkingMode' | 'Regions'> {
  const mode = stringIn(body, 'RegionLinkingMode') ?? '';
  const regions = listIn(body, 'Regions').map(String);
  if (!MODES.includes(mode)) throw invalidInput('RegionLinkingMode');
  if (WITH_REGIONS.includes(mode) !== regions.length > 0) {
    throw invalidInput('Regions must be given with, and only with, a RegionLinkingMode that names Regions');
  }
  return { RegionLinkingMode: mode, Regions: regions };
}

function aggregator(hub: HubRegion, arn: string): Aggregator {
  if (hub.aggregator?.FindingAggregatorArn === arn) return hub.aggregator;
  throw notFound(`Finding aggregator ${arn} does not exist`);
}

function create(hub: HubRegion, { body }: Call): object {
  if (hub.aggregator) throw limitExceeded('Only one finding aggregator is allowed');
  hub.aggregator = {
    FindingAggregatorArn: hub.arn(`finding-aggregator/${randomUUID()}`),
    FindingAggregationRegion: hub.options.region,
    ...linking(body),
  };
  return hub.aggregator;
}

const get = (hub: HubRegion, { pathLabel }: Call): object => aggregator(hub, pathLabel);

const list = (hub: HubRegion): object => ({
  FindingAggregators: hub.aggregator ? [{ FindingAggregatorArn: hub.aggregator.FindingAggregatorArn }] : [],
});

function update(hub: HubRegion, { body }: Call): object {
  const known = aggregator(hub, stringIn(body, 'FindingAggregatorArn') ?? '');
  hub.aggregator = { ...known, ...linking(body) };
  return hub.aggregator;
}

function remove(hub: HubRegion, { pathLabel }: Call): object {
  aggregator(hub, pathLabel);
  hub.aggregator = undefined;
  return {};
}

const ROOT = '/findingAggregator';

export const AGGREGATOR_OPERATIONS: readonly Operation[] = [
  { name: 'CreateFindingAggregator', method: 'POST', path: `${ROOT}/create`, handle: create },
  { name: 'GetFindingAggregator', method: 'GET', path: `${ROOT}/get/{FindingAggregatorArn}`, handle: get },
  { name: 'ListFindingAggregators', method: 'GET', path: `${ROOT}/list`, handle: list },
  { name: 'UpdateFindingAggregator', method: 'PATCH', path: `${ROOT}/update`, handle: update },
  {
    name: 'DeleteFindingAggregator',
    method: 'DELETE',
    path: `${ROOT}/delete/{FindingAggregatorArn}`,
    handle: remove,
  },
];
