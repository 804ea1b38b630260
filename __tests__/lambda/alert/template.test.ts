import fc from 'fast-check';
import type { AlertTemplates } from '../../../src/contract/alert-template';
import type { Alert } from '../../../src/lambda/alert/alert';
import { alertOfFinding } from '../../../src/lambda/alert/alert-of';
import { parseHubEvent } from '../../../src/lambda/finding/parse-event';
import { asff, type Asff, inspectorCve } from '../../fixtures/asff';
import { importedEvent } from '../../fixtures/events';
import { mutated } from '../../helpers/mutations';

function alertOf(templates: AlertTemplates, raw: Asff = asff()): Alert {
  const [finding] = parseHubEvent(JSON.stringify(importedEvent(raw))).findings;
  if (!finding) throw new Error('fixture is unreadable');
  return alertOfFinding(finding, templates);
}

test.each([
  ['{{severity}}: {{controlId}} on {{resource.name}}', 'HIGH: S3.8 on shop-invoices'],
  [
    '{{#tags.team}}{{tags.team}} must look at {{/tags.team}}{{resource.name}}',
    'billing must look at shop-invoices',
  ],
  [
    '{{#accountName}}{{accountName}}{{/accountName}}{{^accountName}}{{accountId}}{{/accountName}}',
    'shop-prod',
  ],
  ['{{#resources}}{{type}} {{name}} ({{accountId}}){{/resources}}', 'AwsS3Bucket shop-invoices ()'],
  ['{{#types}}[{{.}}]{{/types}}', '[Software and Configuration Checks/Industry and Regulatory Standards]'],
  ['  two\n\nlines  ', 'two lines'],
  ['<{{remediation.url}}>', '<https://docs.aws.amazon.com/console/securityhub/S3.8/remediation>'],
  [
    '{{finding.productArn}} {{details.Control}}',
    'arn:aws:securityhub:eu-west-1::product/aws/securityhub S3.8',
  ],
])('%s', (title, expected) => {
  expect(alertOf({ title }).title).toBe(expected);
});

test('the parts of our own page can be used', () => {
  const description = '{{what}}\n-- {{where}}\n-- {{howBad}}\n-- {{whatToDo}}';
  const lines = alertOf({ description }).description.split('\n-- ');
  expect(lines).toEqual([
    'This control checks whether a bucket blocks public access at the bucket level.',
    'AwsS3Bucket shop-invoices (arn:aws:s3:::shop-invoices), account shop-prod 111122223333, eu-west-1',
    'HIGH, compliance FAILED',
    expect.stringMatching(/^Switch on all four /),
  ]);
});

test('nothing is escaped for HTML', () => {
  const raw = asff({ Title: `<b>"Tom" & 'Jerry'</b>`, Compliance: undefined, GeneratorId: 'x' });
  expect(alertOf({ title: '{{title}}', description: '{{what}} {{title}}' }, raw).title).toContain(
    `<b>"Tom" & 'Jerry'</b>`,
  );
});

test('a name of Object is a tag or nothing', () => {
  expect(alertOf({ title: '-{{tags.constructor}}{{details.toString}}-' }).title).toBe('--');
});

test('details come first, replace ours, and take away where they are empty', () => {
  const own = alertOf({}).details;
  const { details } = alertOf({
    details: {
      Runbook: 'https://wiki.example/{{controlId}}',
      Account: '{{accountId}}',
      Region: '',
      Team: '{{tags.nobody}}',
    },
  });
  expect(Object.keys(details).slice(0, 3)).toEqual(['Runbook', 'Account', 'Severity']);
  expect(details).toMatchObject({ Runbook: 'https://wiki.example/S3.8', Account: '111122223333' });
  expect(Object.keys(own)).toContain('Region');
  expect(details).not.toHaveProperty('Region');
  expect(details).not.toHaveProperty('Team');
});

test.each([
  ['comes out empty', '{{note.text}} '],
  ['cannot be filled', '{{#types}}'],
])('a template that %s leaves our text', (_name, template) => {
  const own = alertOf({});
  expect(alertOf({ title: template, description: template })).toEqual(own);
});

test('an alert without templates is the same as before', () => {
  expect(alertOf({})).toEqual(alertOf(undefined as never));
});

test('whatever the finding holds, no template makes it fail or shows what is not there', () => {
  const templates: AlertTemplates = {
    title: '{{severity}} {{resource.name}} {{#vulnerabilities}}{{id}} {{cvssScore}}{{/vulnerabilities}}',
    description: '{{#resources}}{{name}} {{region}} {{tags.Name}}\n{{/resources}}{{note.text}}',
    details: { Seen: '{{firstObservedAt}}', Who: '{{#note}}{{updatedBy}}{{/note}}' },
  };
  fc.assert(
    fc.property(mutated(inspectorCve(), ['Id', 'ProductArn', 'SchemaVersion']), (raw) => {
      const { title, description, details } = alertOf(templates, raw as Asff);
      expect(title).toMatch(/^\S.*$/);
      const shown = [title, description, ...Object.values(details)].join('\n');
      expect(shown).not.toMatch(/\[object Object\]|\bundefined\b|\bNaN\b/);
    }),
    { numRuns: 60 },
  );
});
