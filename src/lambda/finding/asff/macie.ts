import { asLine, asList, asNumber, at } from '../json';

const words = (text: string): string => text.replace(/_/g, ' ').toLowerCase();

const counted = (type: unknown, count: unknown): string | undefined => {
  const name = asLine(type);
  const number = asNumber(count);
  if (name === undefined) return undefined;
  return number === undefined ? words(name) : `${words(name)} (${number})`;
};

/** `usa social security number (1), name (3)`, from what the classifier found. */
export function sensitiveData(finding: unknown): string | undefined {
  const results = asList(at(finding, 'Resources')).map((item) => at(item, 'DataClassification', 'Result'));
  const managed = results.flatMap((result) => asList(at(result, 'SensitiveData')));
  const detections = managed.flatMap((item) => asList(at(item, 'Detections')));
  const custom = results.flatMap((result) => asList(at(result, 'CustomDataIdentifiers', 'Detections')));
  const found = [
    ...detections.map((item) => counted(at(item, 'Type'), at(item, 'Count'))),
    ...custom.map((item) => counted(at(item, 'Name'), at(item, 'Count'))),
  ].filter((text) => text !== undefined);
  return found.length > 0 ? found.join(', ') : undefined;
}
