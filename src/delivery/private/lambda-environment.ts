/** AWS counts names and values of all variables of a function together. */
const LIMIT_BYTES = 4096;

/** What a Terraform reference will hold is not known before apply; only the text around it counts here. */
const REFERENCE = /\$\{[^}]*\}/g;

/** What is wrong with a function's resolved environment. */
export function environmentProblems(variables: Readonly<Record<string, string>>): string[] {
  const bytes = Object.entries(variables).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value.replace(REFERENCE, '')),
    0,
  );
  if (bytes <= LIMIT_BYTES) return [];
  return [
    `the function's environment must be at most ${LIMIT_BYTES} bytes, got ${bytes}: ` +
      'use fewer or shorter routes, tables and templates, or split the endpoint into several',
  ];
}
