import { asLine, asList, asTexts, at } from './json';

/** `maxAccessKeyAge` → `Max access key age`. */
function spoken(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a control was told to check, e.g. the tags that it requires. */
export function controlParameters(
  list: unknown,
  nameField: string,
  valueField: string,
): readonly (readonly [label: string, value: string])[] {
  return asList(list).flatMap((item) => {
    const name = asLine(at(item, nameField));
    const value = asTexts(at(item, valueField)).join(', ') || (asLine(at(item, valueField)) ?? '');
    if (name === undefined || value === '') return [];
    return [[/^requiredTagKeys$/i.test(name) ? 'Required tags' : spoken(name), value] as const];
  });
}
