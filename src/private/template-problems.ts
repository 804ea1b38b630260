import { parse } from 'mustache';
import { TEMPLATE_LIMITS, type AlertTemplates } from '../contract/alert-template';
import { entered, lookedUp, OUTERMOST, type Scope } from './template-names';

/** A part of a parsed template: kind, name or text, where it begins and ends, and what stands inside. */
type Token = [kind: string, value: string, start: number, end: number, inner?: Token[], close?: number];

interface Fault {
  readonly at: number;
  readonly problem: string;
}

const KINDS: Readonly<Record<string, string>> = {
  '>': 'a template cannot take in another one ({{> …}})',
  '=': 'the delimiters cannot be changed ({{= … =}})',
};

const asVariable = (value: string, start: number, scope: Scope): readonly Fault[] => {
  const { field, problem } = lookedUp(value, scope);
  if (problem !== undefined) return [{ at: start, problem }];
  if (field === undefined || field === 'text') return [];
  const kind = typeof field === 'object' && 'each' in field ? 'a list' : 'no text but a group of fields';
  const help =
    field === 'map'
      ? `name one of them, as in {{${value}.NAME}}`
      : `put {{#${value}}}…{{/${value}}} around what you want of it`;
  return [{ at: start, problem: `"${value}" is ${kind}: ${help}` }];
};

function asSection([kind, value, start, , inner = []]: Token, scope: Scope): readonly Fault[] {
  const { field, problem } = lookedUp(value, scope);
  if (field === undefined) return [{ at: start, problem: problem ?? `there is no field "${value}"` }];
  return faultsIn(inner, kind === '#' ? [...scope, entered(field)] : scope);
}

function faultsIn(tokens: readonly Token[], scope: Scope): readonly Fault[] {
  return tokens.flatMap((token) => {
    const [kind, value, start] = token;
    if (kind === 'name' || kind === '&') return asVariable(value, start, scope);
    if (kind === '#' || kind === '^') return asSection(token, scope);
    const problem = KINDS[kind];
    return problem === undefined ? [] : [{ at: start, problem }];
  });
}

function parsed(template: string): readonly Token[] | Fault {
  try {
    return parse(template) as unknown as Token[];
  } catch (error) {
    const { message } = error as Error;
    const at = Number(/ at (\d+)$/.exec(message)?.[1] ?? 0);
    const text = message
      .replace(/ at \d+$/, '')
      .replace(/^U/, 'u')
      .replace(/^Missing/, 'missing');
    return { at, problem: text };
  }
}

function placed(template: string, { at, problem }: Fault): string {
  const before = template.slice(0, at).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}: ${problem}`;
}

/** What is wrong with one template, each with its line and column. */
function faultsOf(template: string): readonly string[] {
  const tokens = parsed(template);
  const faults = 'problem' in tokens ? [tokens] : faultsIn(tokens, OUTERMOST);
  return faults.map((fault) => placed(template, fault));
}

const problemsOf = (prop: string, template: string, limit: number): readonly string[] => [
  ...(template.length > limit
    ? [`\`${prop}\` must have at most ${limit} characters, got ${template.length}`]
    : []),
  ...faultsOf(template).map((fault) => `\`${prop}\`: ${fault}`),
];

function detailsProblems(prop: string, details: Readonly<Record<string, string>>): readonly string[] {
  const { details: most, label: longest, detail } = TEMPLATE_LIMITS;
  const labels = Object.keys(details);
  return [
    ...(labels.length > most ? [`\`${prop}\` must have at most ${most} labels, got ${labels.length}`] : []),
    ...labels
      .filter((label) => label.trim() === '' || label.length > longest)
      .map(
        (label) =>
          `\`${prop}\`: a label must have 1 to ${longest} characters, got ${JSON.stringify(label.slice(0, 40))}`,
      ),
    ...Object.entries(details).flatMap(([label, template]) =>
      problemsOf(`${prop}.${label}`, template, detail),
    ),
  ];
}

/** All that is wrong with the templates of an endpoint. */
export function templateProblems(prop: string, templates: AlertTemplates = {}): readonly string[] {
  const { title = '', description = '', details = {} } = templates;
  return [
    ...problemsOf(`${prop}.title`, title, TEMPLATE_LIMITS.title),
    ...problemsOf(`${prop}.description`, description, TEMPLATE_LIMITS.description),
    ...detailsProblems(`${prop}.details`, details),
  ];
}
