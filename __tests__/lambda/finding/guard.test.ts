import type { GuardConfig } from '../../../src/contract/forwarder-config';
import { refusalOf, refusalOfInsight } from '../../../src/lambda/finding/guard';
import { parseHubEvent } from '../../../src/lambda/finding/parse-event';
import { asff } from '../../fixtures/asff';
import { customActionEvent, importedEvent, importedV2Event, insightEvent } from '../../fixtures/events';
import { ocsfCompliance, ocsfExposure } from '../../fixtures/ocsf';

function refusal(event: unknown, accept?: GuardConfig): string | undefined {
  const parsed = parseHubEvent(JSON.stringify(event));
  const [finding] = parsed.findings;
  return finding ? refusalOf(parsed, finding, accept) : refusalOfInsight(parsed, accept);
}

const HOME = { accountId: '111122223333', region: 'eu-west-1' };
const ELSEWHERE = { accountId: '999900001111', region: 'eu-west-1' };

test.each<[string, unknown, GuardConfig | undefined, string | undefined]>([
  ['all is taken by default', importedEvent(asff()), undefined, undefined],
  ['a listed account', importedEvent(asff()), { accountIds: ['111122223333'] }, undefined],
  ['another account', importedEvent(asff()), { accountIds: ['999900001111'] }, 'account'],
  ['another account by hand', customActionEvent(asff()), { accountIds: ['999900001111'] }, 'account'],
  ['a listed Region', importedEvent(asff()), { regions: ['eu-west-1'] }, undefined],
  [
    'a finding of a linked Region',
    importedEvent(asff({ Region: 'eu-north-1' })),
    { regions: ['eu-west-1'] },
    'region',
  ],
  ['the home Region', importedEvent(asff()), { onlyFrom: HOME }, undefined],
  ['a member of the home account', importedEvent(asff({ AwsAccountId: '5' })), { onlyFrom: HOME }, undefined],
  [
    'the copy in the member account',
    importedEvent(asff()),
    { onlyFrom: ELSEWHERE },
    'not from the home Region',
  ],
  [
    'the copy in the linked Region',
    importedEvent(asff()),
    { onlyFrom: { ...HOME, region: 'eu-north-1' } },
    'not from the home Region',
  ],
  ['a custom action anywhere', customActionEvent(asff()), { onlyFrom: ELSEWHERE }, undefined],
  ['the leading format', importedV2Event(ocsfCompliance()), { format: 'OCSF' }, undefined],
  ['ASFF where OCSF leads', importedEvent(asff()), { format: 'OCSF' }, 'copy in the other format'],
  [
    'OCSF where ASFF leads',
    importedV2Event(ocsfCompliance()),
    { format: 'ASFF' },
    'copy in the other format',
  ],
  [
    'an exposure finding, which has no ASFF copy',
    importedV2Event(ocsfExposure()),
    { format: 'ASFF' },
    undefined,
  ],
  ['a custom action where OCSF leads', customActionEvent(asff()), { format: 'OCSF' }, undefined],
  ['an insight', insightEvent(), { onlyFrom: ELSEWHERE, format: 'OCSF' }, undefined],
  ['an insight of another account', insightEvent(), { accountIds: ['999900001111'] }, 'account'],
  ['an insight of another Region', insightEvent(), { regions: ['us-east-1'] }, 'region'],
])('%s', (_name, event, accept, expected) => {
  expect(refusal(event, accept)).toBe(expected);
});
