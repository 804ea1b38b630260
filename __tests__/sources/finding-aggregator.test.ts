import type { FindingAggregatorProps } from '../../src/sources/finding-aggregator';
import { FindingAggregator, RegionLinking } from '../../src/sources/finding-aggregator';
import { SecurityHubAccount } from '../../src/sources/security-hub-account';
import { newStack, renderStack } from '../helpers/render-stack';

const { ALL_REGIONS_EXCEPT_SPECIFIED, SPECIFIED_REGIONS } = RegionLinking;

const aggregator = (props?: FindingAggregatorProps) => {
  const stack = newStack();
  new FindingAggregator(stack, 'Aggregator', props);
  return renderStack(stack).one('aws_securityhub_finding_aggregator');
};

test('all Regions by default', () => {
  expect(aggregator()).toMatchObject({ linking_mode: 'ALL_REGIONS' });
  expect(aggregator()).not.toHaveProperty('specified_regions');
});

test.each([ALL_REGIONS_EXCEPT_SPECIFIED, SPECIFIED_REGIONS])('%s', (linking) => {
  expect(aggregator({ linking, regions: ['eu-west-1'] })).toMatchObject({
    linking_mode: linking,
    specified_regions: ['eu-west-1'],
  });
});

test('after Security Hub is on', () => {
  const stack = newStack();
  const hub = new SecurityHubAccount(stack, 'Hub');
  new FindingAggregator(stack, 'Aggregator', { dependencies: [hub.resource] });
  expect(renderStack(stack).one('aws_securityhub_finding_aggregator')['depends_on']).toEqual([
    expect.stringMatching(/^aws_securityhub_account\.Hub_/),
  ]);
});

test.each<[FindingAggregatorProps, string]>([
  [{ regions: ['eu-west-1'] }, '`regions` must not be given with ALL_REGIONS; choose another `linking`'],
  [{ linking: SPECIFIED_REGIONS }, '`regions` must name the Regions for SPECIFIED_REGIONS'],
  [
    { linking: SPECIFIED_REGIONS, regions: ['Ireland'] },
    '`regions[0]` must be an AWS Region such as eu-central-1, got: "Ireland"',
  ],
  [
    { linking: 'SOME' as RegionLinking, regions: ['eu-west-1'] },
    '`linking` must be one of ALL_REGIONS, ALL_REGIONS_EXCEPT_SPECIFIED, SPECIFIED_REGIONS, got: "SOME"',
  ],
])('refuses %j', (props, problem) => {
  expect(() => aggregator(props)).toThrow(`test/Aggregator: ${problem}`);
});
