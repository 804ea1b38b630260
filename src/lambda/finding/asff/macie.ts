import { asLine, asList, asNumber, at } from '../json';

const ABBREVIATIONS = /\b(aws|gcp|gps|http|iban|id|jwt|pgp|pkcs|ssh|uk|usa|xml)\b/g;

/** `USA_SOCIAL_SECURITY_NUMBER` → `USA social security number`. */
const words = (type: string): string =>
  type
    .replace(/_/g, ' ')
    .toLowerCase()
    .replace(ABBREVIATIONS, (word) => word.toUpperCase());

const counted = (name: string | undefined, count: unknown): string | undefined => {
  const number = asNumber(count);
  return name === undefined || number === undefined ? name : `${name} (${number})`;
};

const managed = (type: unknown): string | undefined => {
  const name = asLine(type);
  return name && words(name);
};

/** `USA social security number (1), name (3)`, from what the classifier found. */
export function sensitiveData(finding: unknown): string | undefined {
  const results = asList(at(finding, 'Resources')).map((item) => at(item, 'DataClassification', 'Result'));
  const categories = results.flatMap((result) => asList(at(result, 'SensitiveData')));
  const detections = categories.flatMap((item) => asList(at(item, 'Detections')));
  const custom = results.flatMap((result) => asList(at(result, 'CustomDataIdentifiers', 'Detections')));
  const found = [
    ...detections.map((item) => counted(managed(at(item, 'Type')), at(item, 'Count'))),
    ...custom.map((item) => counted(asLine(at(item, 'Name')), at(item, 'Count'))),
  ].filter((text) => text !== undefined);
  return found.length > 0 ? found.join(', ') : undefined;
}
