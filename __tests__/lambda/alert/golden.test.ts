import { alertOfFinding, alertOfInsight } from '../../../src/lambda/alert/alert-of';
import { parseHubEvent } from '../../../src/lambda/finding/parse-event';
import * as asff from '../../fixtures/asff';
import {
  customActionEvent,
  importedEvent,
  importedV2Event,
  insightEvent,
  oddEvent,
} from '../../fixtures/events';
import * as ocsf from '../../fixtures/ocsf';

/** The whole text that a person on call reads; each was read by eye before it was kept. */
function page(event: unknown): string {
  const { findings, insight } = parseHubEvent(JSON.stringify(event));
  const alerts = insight ? [alertOfInsight(insight)] : findings.map((finding) => alertOfFinding(finding));
  return alerts
    .map(({ title, description, links }) =>
      [title, '', description, '', ...links.map(({ text, href }) => `${text}: ${href}`)].join('\n'),
    )
    .join('\n\n');
}

describe('the page for a finding of', () => {
  test.each([
    ['Security Hub control', importedEvent(asff.asff())],
    ['Security Hub control by custom action', customActionEvent(asff.asff())],
    ['CIS control without consolidation', importedEvent(asff.cisFinding())],
    ['Inspector vulnerability', importedEvent(asff.inspectorCve())],
    ['Inspector network reachability', importedEvent(asff.inspectorReachability())],
    ['GuardDuty network connection', importedEvent(asff.guardDutySsh())],
    ['GuardDuty API call, older shape', importedEvent(asff.guardDutyLogin())],
    ['Macie sensitive data', importedEvent(asff.macieData())],
    ['Config rule', importedEvent(asff.configRule())],
    ['Access Analyzer', importedEvent(asff.accessAnalyzer())],
    ['Patch Manager', importedEvent(asff.patchManager())],
    ['Firewall Manager', importedEvent(asff.firewallManager())],
    ['Health', importedEvent(asff.health())],
    ['Trivy', importedEvent(asff.partnerImage())],
    ['Prowler', importedEvent(asff.prowler())],
    ['custom product', importedEvent(asff.customFinding())],
    ['OCSF compliance', importedV2Event(ocsf.ocsfCompliance())],
    ['OCSF vulnerability', importedV2Event(ocsf.ocsfVulnerability())],
    ['OCSF detection', importedV2Event(ocsf.ocsfDetection())],
    ['OCSF exposure', importedV2Event(ocsf.ocsfExposure())],
    ['OCSF data security', importedV2Event(ocsf.ocsfDataSecurity())],
    ['an event that is not what a guide says', oddEvent()],
    ['insight', insightEvent()],
  ])('%s', (_name, event) => {
    expect(page(event)).toMatchSnapshot();
  });
});
