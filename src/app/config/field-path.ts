/** `/stacks/prod/endpoints/0` and `url` → `stacks.prod.endpoints[0].url`: as one would write it in code. */
export function fieldPath(pointer: string, property?: string): string {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (property !== undefined) parts.push(property);
  return joinPath(parts);
}

export function joinPath(parts: readonly string[]): string {
  const text = parts.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
  return text === '' ? 'the file' : text.replace(/^\./, '');
}
