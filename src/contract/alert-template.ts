/** Texts of an alert in the user's own words, in Mustache. What is absent or comes out empty is as without it. */
export interface AlertTemplates {
  readonly title?: string;
  readonly description?: string;
  /** Label → template: shown before the other facts, and in place of one with the same label. An empty template takes that one away. */
  readonly details?: Readonly<Record<string, string>>;
}

/** Characters that a template may have: all of them live in the function's environment of 4 KB. */
export const TEMPLATE_LIMITS = {
  title: 500,
  description: 2_000,
  details: 20,
  label: 100,
  detail: 500,
} as const;

/** Fields by name. */
export interface TemplateFields {
  readonly [name: string]: TemplateField;
}

/** What a field holds: a text, texts by any name, fields, or a list of texts or of fields. */
export type TemplateField =
  'text' | 'map' | { readonly fields: TemplateFields } | { readonly each: 'text' | TemplateFields };

const RESOURCE: TemplateFields = {
  type: 'text',
  id: 'text',
  name: 'text',
  region: 'text',
  accountId: 'text',
  tags: 'map',
};

const PACKAGE: TemplateFields = {
  name: 'text',
  version: 'text',
  fixedInVersion: 'text',
  filePath: 'text',
  remediation: 'text',
};

const VULNERABILITY: TemplateFields = {
  id: 'text',
  cvssScore: 'text',
  epssScore: 'text',
  exploitAvailable: 'text',
  fixAvailable: 'text',
  packages: { each: PACKAGE },
  url: 'text',
};

/** What a template may name; described in `docs/templates.md`. */
export const TEMPLATE_FIELDS: TemplateFields = {
  title: 'text',
  description: 'text',
  what: 'text',
  where: 'text',
  howBad: 'text',
  whatToDo: 'text',
  key: 'text',
  severity: 'text',
  accountId: 'text',
  accountName: 'text',
  organizationalUnit: 'text',
  region: 'text',
  product: 'text',
  company: 'text',
  controlId: 'text',
  complianceStatus: 'text',
  statusReasons: { each: 'text' },
  standards: { each: 'text' },
  generatorId: 'text',
  workflowStatus: 'text',
  recordState: 'text',
  types: { each: 'text' },
  resource: { fields: RESOURCE },
  resources: { each: RESOURCE },
  vulnerabilities: { each: VULNERABILITY },
  remediation: { fields: { text: 'text', url: 'text' } },
  consoleUrl: 'text',
  sourceUrl: 'text',
  links: { each: { text: 'text', href: 'text' } },
  createdAt: 'text',
  updatedAt: 'text',
  firstObservedAt: 'text',
  lastObservedAt: 'text',
  network: 'map',
  facts: 'map',
  details: 'map',
  tags: 'map',
  userDefinedFields: 'map',
  note: { fields: { text: 'text', updatedBy: 'text', updatedAt: 'text' } },
  finding: { fields: { id: 'text', productArn: 'text' } },
};
