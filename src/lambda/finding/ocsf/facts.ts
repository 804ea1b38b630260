import { controlParameters } from '../control-parameters';
import { asLine, asList, asTexts, at, facts } from '../json';

type Entries = readonly (readonly [label: string, value: unknown])[];

const joined = (texts: readonly string[], separator = ', '): string | undefined =>
  texts.length > 0 ? [...new Set(texts)].join(separator) : undefined;

/** What happened and who did it, from the first evidence that tells. */
function evidence(finding: unknown): Entries {
  const evidences = asList(at(finding, 'evidences'));
  const first = (...path: readonly string[]): string | undefined =>
    evidences.map((item) => asLine(at(item, ...path))).find((text) => text !== undefined);
  const process = first('process', 'name') ?? first('actor', 'process', 'name');
  const file = first('process', 'file', 'path') ?? first('actor', 'process', 'file', 'path');
  const parent =
    first('process', 'parent_process', 'name') ?? first('actor', 'process', 'parent_process', 'name');
  const api = first('api', 'operation');
  const service = first('api', 'service', 'name');
  return [
    [
      'Process',
      process !== undefined && file !== undefined && file !== process
        ? `${process} (${file})`
        : (process ?? file),
    ],
    ['Started by', parent],
    ['File', first('file', 'path')],
    [
      'User',
      first('actor', 'user', 'name') ?? first('user', 'name') ?? first('actor', 'process', 'user', 'name'),
    ],
    ['API call', api !== undefined && service !== undefined ? `${api} on ${service}` : api],
  ];
}

/** Attack techniques and the findings or signals that this one was derived from. */
function correlation(finding: unknown): Entries {
  const info = at(finding, 'finding_info');
  const attacks = [...asList(at(info, 'attacks')), ...asList(at(finding, 'attacks'))];
  const events = asList(at(info, 'related_events'));
  const traits = events.flatMap((event) =>
    asList(at(event, 'tags')).flatMap((tag) => asTexts(at(tag, 'values'))),
  );
  return [
    ['Tactics', joined(asTexts(attacks.map((attack) => at(attack, 'tactic', 'name'))))],
    ['Techniques', joined(asTexts(attacks.map((attack) => at(attack, 'technique', 'name'))))],
    ['Because of', joined(asTexts(events.map((event) => at(event, 'title'))), '; ')],
    ['Traits', joined(traits)],
    ['Malware', joined(asTexts(asList(at(finding, 'malware')).map((item) => at(item, 'name'))))],
  ];
}

/** Sensitive data: the bucket or file, what was found in it and who can read it. */
function data(finding: unknown): Entries {
  const bucket = at(finding, 'databucket');
  const classified = [at(bucket, 'file'), bucket, at(finding, 'file'), finding]
    .flatMap((holder) => asList(at(holder, 'data_classifications')))
    .flatMap((item) => asList(at(item, 'discovery_details')));
  const found = classified.flatMap((item) => {
    const [type, count] = [asLine(at(item, 'type')), asLine(at(item, 'count'))];
    return type === undefined ? [] : [count === undefined ? type : `${type} (${count})`];
  });
  const isPublic = at(bucket, 'is_public');
  return [
    ['Bucket', at(bucket, 'name')],
    ['Sensitive data', joined(found) ?? at(finding, 'data_security', 'category')],
    ['Bucket is public', isPublic === true ? 'yes' : isPublic === false ? 'no' : undefined],
  ];
}

export function factsOfOcsf(finding: unknown): Readonly<Record<string, string>> {
  const count = asLine(at(finding, 'count'));
  return facts([
    ...data(finding),
    ...evidence(finding),
    ...correlation(finding),
    ...controlParameters(at(finding, 'compliance', 'control_parameters'), 'name', 'values'),
    ['Times seen', count === '1' || count === '0' ? undefined : count],
    ['Confidence', at(finding, 'confidence_score')],
    ['Risk', asLine(at(finding, 'risk_details')) ?? asLine(at(finding, 'risk_level'))],
  ]);
}
