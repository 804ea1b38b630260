import { TEMPLATE_FIELDS, type TemplateField, type TemplateFields } from '../contract/alert-template';
import { nearest } from './nearest';

/** Where a name is looked up, the outermost first: the model, then what the sections around it have gone into. */
export type Scope = readonly TemplateField[];

export const OUTERMOST: Scope = [{ fields: TEMPLATE_FIELDS }];

const fieldsOf = (field: TemplateField | undefined): TemplateFields =>
  typeof field === 'object' && 'fields' in field ? field.fields : {};

const inside = (field: TemplateField | undefined, name: string): TemplateField | undefined => {
  if (field === 'map') return 'text';
  return new Map(Object.entries(fieldsOf(field))).get(name);
};

/** What a section goes into: the fields, each of the list's, or the text itself. */
export const entered = (field: TemplateField): TemplateField => {
  if (typeof field !== 'object' || !('each' in field)) return field;
  return field.each === 'text' ? 'text' : { fields: field.each };
};

export interface Found {
  readonly field?: TemplateField;
  /** What is wrong with the name. */
  readonly problem?: string;
}

const unknown = (name: string, known: readonly string[]): Found => {
  const meant = nearest(name, known);
  return { problem: `there is no field "${name}"${meant === undefined ? '' : `; did you mean "${meant}"?`}` };
};

/** The field of a name such as `resource.tags.team`, by the rules of Mustache. */
export function lookedUp(name: string, scope: Scope): Found {
  if (name === '.')
    return scope.length > 1
      ? { field: scope.at(-1) }
      : { problem: '"." stands for an item, inside a section' };
  const [first = '', ...rest] = name.split('.');
  const holder = [...scope].reverse().find((field) => inside(field, first) !== undefined);
  if (holder === undefined)
    return unknown(
      first,
      [...scope].reverse().flatMap((field) => Object.keys(fieldsOf(field))),
    );
  let field = inside(holder, first);
  for (const [at, step] of rest.entries()) {
    const next = inside(field, step);
    if (next === undefined && typeof field === 'object' && 'each' in field)
      return {
        problem: `"${[first, ...rest.slice(0, at)].join('.')}" is a list: put {{#${first}}}…{{/${first}}} around`,
      };
    if (next === undefined) return unknown(step, Object.keys(fieldsOf(field)));
    field = next;
  }
  return { field };
}
