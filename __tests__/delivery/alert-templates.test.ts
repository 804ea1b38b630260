import { PagerDutyEndpoint, SecretReference } from '../../src';
import { templateProblems } from '../../src/private/template-problems';

const ofTitle = (title: string): readonly string[] => templateProblems('templates', { title });

test.each([
  '{{severity}} on {{resource.name}} ({{resource.tags.team}})',
  '{{#resources}}{{name}}{{#tags.team}} of {{.}}{{/tags.team}}, {{severity}}{{/resources}}',
  '{{^note}}no note{{/note}}{{#note}}{{text}}{{/note}}',
  '{{#vulnerabilities}}{{id}}: {{#packages}}{{name}} {{version}}{{/packages}}{{/vulnerabilities}}',
  '{{#types}}{{.}}{{/types}} {{{title}}} {{&title}} {{! a comment }}',
  '{{details.Config rule}}',
  'no field at all',
  '',
])('%s is right', (template) => {
  expect(ofTitle(template)).toEqual([]);
});

test.each([
  ['{{sevrity}}', 'line 1, column 1: there is no field "sevrity"; did you mean "severity"?'],
  ['a\nb {{resource.nmae}}', 'line 2, column 3: there is no field "nmae"; did you mean "name"?'],
  ['{{colour}}', 'line 1, column 1: there is no field "colour"'],
  ['{{constructor}}', 'line 1, column 1: there is no field "constructor"'],
  ['{{severity.label}}', 'line 1, column 1: there is no field "label"'],
  [
    '{{resources}}',
    'line 1, column 1: "resources" is a list: put {{#resources}}…{{/resources}} around what you want of it',
  ],
  ['{{resources.name}}', 'line 1, column 1: "resources" is a list: put {{#resources}}…{{/resources}} around'],
  [
    '{{resource}}',
    'line 1, column 1: "resource" is no text but a group of fields: put {{#resource}}…{{/resource}} around what you want of it',
  ],
  [
    '{{tags}}',
    'line 1, column 1: "tags" is no text but a group of fields: name one of them, as in {{tags.NAME}}',
  ],
  ['{{.}}', 'line 1, column 1: "." stands for an item, inside a section'],
  ['{{#types}}x', 'line 1, column 12: unclosed section "types"'],
  ['{{#types}}{{/resources}}', 'line 1, column 11: unclosed section "types"'],
  ['{{severity', 'line 1, column 11: unclosed tag'],
  ['x {{> other}}', 'line 1, column 3: a template cannot take in another one ({{> …}})'],
  ['{{=<% %>=}}', 'line 1, column 1: the delimiters cannot be changed ({{= … =}})'],
  ['{{#colour}}x{{/colour}}', 'line 1, column 1: there is no field "colour"'],
  ['{{#resources}}{{nme}}{{/resources}}', 'line 1, column 15: there is no field "nme"; did you mean "name"?'],
])('%j is wrong', (template, fault) => {
  expect(ofTitle(template)).toEqual([`\`templates.title\`: ${fault}`]);
});

test('limits and labels', () => {
  const problems = templateProblems('templates', {
    title: 'x'.repeat(501),
    description: 'x'.repeat(2_001),
    details: {
      '': 'x',
      Team: '{{team}}',
      ...Object.fromEntries(Array.from({ length: 19 }, (_, n) => [`L${n}`, 'x'])),
    },
  });
  expect(problems).toEqual([
    '`templates.title` must have at most 500 characters, got 501',
    '`templates.description` must have at most 2000 characters, got 2001',
    '`templates.details` must have at most 20 labels, got 21',
    '`templates.details`: a label must have 1 to 100 characters, got ""',
    '`templates.details.Team`: line 1, column 1: there is no field "team"',
  ]);
});

test('an endpoint says so with its other problems', () => {
  const endpoint = new PagerDutyEndpoint({
    routingKey: SecretReference.fromParameterName('/on-call/key'),
    templates: { title: '{{titel}}' },
  });
  expect(endpoint.problems()).toEqual([
    '`templates.title`: line 1, column 1: there is no field "titel"; did you mean "title"?',
  ]);
});
