/** Building blocks of the ASFF schema. `description` is what an error says was expected. */
export type Schema = Readonly<Record<string, unknown>>;

export const text = (maxLength: number, minLength = 1): Schema => ({ type: 'string', minLength, maxLength });

export const oneOf = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });

export const integer = (minimum: number, maximum: number): Schema => ({ type: 'integer', minimum, maximum });

export const listOf = (items: Schema, maxItems: number, minItems = 0): Schema => ({
  type: 'array',
  items,
  minItems,
  maxItems,
});

export const textMap = (maxProperties: number, keyLength: number, valueLength: number): Schema => ({
  type: 'object',
  maxProperties,
  propertyNames: { maxLength: keyLength },
  additionalProperties: { type: 'string', maxLength: valueLength },
});

/** An object whose fields are all known; a field that is not is most likely misspelt. */
export const closed = (
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** An object of which only these fields are checked. */
export const open = (
  properties: Readonly<Record<string, Schema>> = {},
  required: readonly string[] = [],
): Schema => ({
  type: 'object',
  properties,
  required,
});

export const timestamp: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:?\\d{2})$',
  description: 'a time such as 2026-11-21T18:43:48.123Z',
};

export const accountId: Schema = {
  type: 'string',
  pattern: '^\\d{12}$',
  description: 'an AWS account id of 12 digits, as text',
};

export const productArn: Schema = {
  type: 'string',
  minLength: 12,
  maxLength: 2048,
  pattern: '^arn:aws[a-z-]*:securityhub:[a-z0-9-]*:\\d*:product/[^/]+/.+$',
  description: 'a product ARN such as arn:aws:securityhub:REGION:ACCOUNT:product/ACCOUNT/default',
};

export const findingType: Schema = {
  type: 'string',
  pattern:
    '^(Software and Configuration Checks|TTPs|Effects|Unusual Behaviors|Sensitive Data Identifications)(/[^/]+){0,2}$',
  description:
    'namespace/category/classifier, the namespace one of Software and Configuration Checks, TTPs, Effects, Unusual Behaviors, Sensitive Data Identifications',
};

export const severityLabel = oneOf('INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL');
