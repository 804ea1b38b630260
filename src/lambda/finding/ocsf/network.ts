import { asLine, asList, at, facts } from '../json';

function endpoint(value: unknown): string | undefined {
  const host =
    asLine(at(value, 'ip')) ??
    asLine(at(value, 'hostname')) ??
    asLine(at(value, 'domain')) ??
    asLine(at(value, 'uid'));
  const port = asLine(at(value, 'port'));
  const place = [
    at(value, 'location', 'city'),
    at(value, 'location', 'country'),
    at(value, 'autonomous_system', 'name'),
  ]
    .map(asLine)
    .filter((part) => part !== undefined);
  if (host === undefined) return port === undefined ? undefined : `port ${port}`;
  return `${host}${port === undefined ? '' : ` port ${port}`}${place.length > 0 ? ` (${place.join(', ')})` : ''}`;
}

/** Who talked to whom, from the first evidence that tells. */
export function networkOfOcsf(finding: unknown): Readonly<Record<string, string>> {
  const evidences = asList(at(finding, 'evidences'));
  const first = (...path: readonly string[]): unknown =>
    evidences.map((evidence) => at(evidence, ...path)).find((value) => value !== undefined);
  return facts([
    ['Source', endpoint(first('src_endpoint'))],
    ['Destination', endpoint(first('dst_endpoint'))],
    ['Direction', asLine(first('connection_info', 'direction'))?.toLowerCase()],
    ['Protocol', first('connection_info', 'protocol_name')],
    ['DNS query', first('query', 'hostname')],
  ]);
}
