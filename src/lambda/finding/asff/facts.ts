import { controlParameters } from '../control-parameters';
import { awsProduct } from '../product';
import { asLine, asList, asTexts, at, facts } from '../json';
import { actionFacts } from './guardduty';
import { sensitiveData } from './macie';

type Entries = readonly (readonly [label: string, value: unknown])[];

const words = (value: unknown): string | undefined => asLine(value)?.replace(/_/g, ' ').toLowerCase();

const macie = (finding: unknown): Entries => {
  const fields = at(finding, 'ProductFields');
  return [
    ['Object', at(fields, 'S3Object.Path')],
    ['Sensitive data', sensitiveData(finding)],
    ['Object is public', at(fields, 'S3Object.PublicAccess')],
    ['Bucket access', words(at(fields, 'S3Bucket.effectivePermission'))],
    ['Unencrypted uploads allowed', at(fields, 'S3Bucket.allowsUnencryptedObjectUploads')],
  ];
};

const config = (finding: unknown): Entries => {
  const fields = at(finding, 'ProductFields');
  return [
    ['Config rule', at(fields, 'aws/config/ConfigRuleName')],
    ['Config result', words(at(fields, 'aws/config/ConfigComplianceType'))],
  ];
};

const accessAnalyzer = (finding: unknown): Entries => {
  const fields = at(finding, 'ProductFields');
  const details = at(asList(at(finding, 'Resources'))[0], 'Details', 'Other');
  return [
    ['External principal', at(details, 'External Principal')],
    ['Actions granted', at(details, 'Action Granted')],
    ['Condition', at(details, 'Condition')],
    ['Unused services', at(fields, 'numberOfUnusedServices')],
    ['Unused actions', at(fields, 'numberOfUnusedActions')],
  ];
};

const patchManager = (finding: unknown): Entries => {
  const summary = at(finding, 'PatchSummary');
  return [
    ['Patch baseline', at(summary, 'Id')],
    ['Patches missing', at(summary, 'MissingCount')],
    ['Patches failed', at(summary, 'FailedCount')],
    ['Patches pending reboot', at(summary, 'InstalledPendingReboot')],
    ['Last patch run', at(summary, 'OperationEndTime')],
    ['Reboot option', words(at(summary, 'RebootOption'))],
  ];
};

const inspector = (finding: unknown): Entries => {
  const fields = at(finding, 'ProductFields');
  return [
    ['Inspector score', at(fields, 'aws/inspector/inspectorScore')],
    ['Rules package', at(fields, 'aws/inspector/RulesPackageName')],
    ['Benchmark rule', at(fields, 'attributes/BENCHMARK_RULE_ID')],
  ];
};

const BY_PRODUCT: Readonly<Record<string, (finding: unknown) => Entries>> = {
  macie,
  config,
  'access-analyzer': accessAnalyzer,
  'ssm-patch-manager': patchManager,
  inspector,
  guardduty: actionFacts,
};

/** ASFF objects that any product may fill. */
function general(finding: unknown): Entries {
  const malware = asList(at(finding, 'Malware'))[0];
  const indicator = asList(at(finding, 'ThreatIntelIndicators'))[0];
  const threat = asList(at(finding, 'Threats'))[0];
  const sequence = asList(at(finding, 'Detection', 'Sequence', 'Signals'));
  const signals = asTexts(sequence.map((signal) => at(signal, 'Title')));
  return [
    ['Threat', at(threat, 'Name')],
    ['Malware', [at(malware, 'Name'), at(malware, 'Path')].map(asLine).filter(Boolean).join(' in ')],
    ['Process', at(finding, 'Process', 'Path') ?? at(finding, 'Process', 'Name')],
    [
      'Threat indicator',
      [words(at(indicator, 'Category')), at(indicator, 'Value')].map(asLine).filter(Boolean).join(': '),
    ],
    ['Check', asLine(at(finding, 'GeneratorId'))?.match(/^prowler-(.+)$/)?.[1]],
    ...controlParameters(at(finding, 'Compliance', 'SecurityControlParameters'), 'Name', 'Value'),
    ['Confidence', at(finding, 'Confidence')],
    ['Criticality', at(finding, 'Criticality')],
    ['Signals', signals.length > 0 ? signals.join('; ') : undefined],
    ['Sample finding', at(finding, 'Sample') === true ? 'yes, this is no real threat' : undefined],
  ];
}

/** What the product adds that is worth a line. */
export function factsOfAsff(finding: unknown): Readonly<Record<string, string>> {
  const product = awsProduct(asLine(at(finding, 'ProductArn')) ?? '') ?? '';
  const own = Object.hasOwn(BY_PRODUCT, product) ? BY_PRODUCT[product]?.(finding) : undefined;
  return { ...facts(own ?? actionFacts(finding)), ...facts(general(finding)) };
}
