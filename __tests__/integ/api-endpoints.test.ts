import { ApiDeployment } from './helpers/api-deployment';
import { SECRETS } from './helpers/api-stack';
import { REGION } from './helpers/cloud';
import * as hubEvents from './helpers/hub-events';
import { described, realChanges } from './helpers/plan-excuses';
import { describeWithTerraform } from './helpers/tools';
import type { Deed } from './helpers/vendor-webhooks';
import { vendorWebhook } from './helpers/vendor-webhooks';
import type { Vendor } from './helpers/vendor-words';
import { VENDORS } from './helpers/vendor-words';

const ALARM_TOPIC_ARN = `arn:aws:sns:${REGION}:111122223333:platform-alarms`;

interface Widget {
  readonly properties: { readonly alarms?: string[] };
}

describeWithTerraform('API endpoints and their ways back, deployed', (tools) => {
  let deployment: ApiDeployment;

  beforeAll(async () => {
    deployment = await ApiDeployment.start(tools, { monitoring: { alarmActionArns: [ALARM_TOPIC_ARN] } });
  });
  afterAll(() => deployment?.stop());

  const callsDuring = (happens: () => unknown) => deployment.callsDuring(happens);
  const read = (id: string) => deployment.read(id);
  const forAll = (...calls: string[]): Record<string, string[]> =>
    Object.fromEntries(VENDORS.map((name) => [name, calls]));

  const ingest = (overrides: object) => deployment.hub.ingest(REGION, hubEvents.finding(overrides));

  test('a second plan has nothing to do', async () => {
    expect(described(realChanges(await deployment.terraform.plan()))).toEqual([]);
  });

  test('the API has one route an endpoint, and all lead to the receive function', async () => {
    const resources = await deployment.terraform.resources();
    const routes = resources.filter(({ type }) => type === 'aws_apigatewayv2_route');
    expect(routes.map(({ values }) => values['route_key']).sort()).toEqual(
      [...VENDORS].sort().map((name) => `POST /${name}`),
    );
    const integrations = resources.filter(({ type }) => type === 'aws_apigatewayv2_integration');
    expect(integrations.map(({ values }) => values)).toEqual([
      expect.objectContaining({
        integration_uri: expect.stringContaining('on-call-receive'),
        payload_format_version: '2.0',
      }),
    ]);
  });

  test('every part has its alarms, and the dashboard shows them all', async () => {
    const resources = await deployment.terraform.resources();
    const alarms = resources.filter(({ type }) => type === 'aws_cloudwatch_metric_alarm');
    const names = alarms.map(({ values }) => values['alarm_name']);
    expect(names).toEqual(expect.arrayContaining(VENDORS.map((name) => `on-call-${name}-vendor-failures`)));
    expect(alarms.map(({ values }) => values['alarm_actions'])).toEqual(alarms.map(() => [ALARM_TOPIC_ARN]));
    const dashboard = resources.find(({ type }) => type === 'aws_cloudwatch_dashboard');
    expect(dashboard?.values['dashboard_name']).toBe(`on-call-${REGION}`);
    const { widgets } = JSON.parse(String(dashboard?.values['dashboard_body'])) as { widgets: Widget[] };
    const shown = widgets.flatMap(({ properties }) => properties.alarms ?? []);
    expect(shown.sort()).toEqual(alarms.map(({ values }) => values['arn']).sort());
  });

  describe('one finding', () => {
    const Id = 'finding-forward';

    test('becomes one alert at each vendor, under its stable key', async () => {
      expect(await callsDuring(() => ingest({ Id }))).toEqual(forAll('open'));
      const keys = VENDORS.map((name) => deployment.alertKeys(name)[0]);
      const expected = hubEvents.alertKeyOf(hubEvents.finding({ Id }));
      expect(keys).toEqual(VENDORS.map(() => expected));
    });

    test('says nothing more when the same event comes again', async () => {
      expect(await callsDuring(() => ingest({ Id }))).toEqual(forAll());
    });

    test('is resolved everywhere once its check passes', async () => {
      const passed = { Id, Compliance: { Status: 'PASSED', SecurityControlId: 'S3.8' } };
      expect(await callsDuring(() => ingest(passed))).toEqual(forAll('resolve'));
      expect(await read(Id)).toMatchObject({ Workflow: { Status: 'RESOLVED' } });
    });
  });

  test("a person's custom action sends a finding that no rule would send", async () => {
    const mild = ingest({ Id: 'finding-mild', Severity: { Label: 'LOW' } });
    await deployment.workers.settle();
    const fire = () => deployment.hub.fireCustomAction(REGION, hubEvents.ACTION_ARN, [mild]);
    expect(await callsDuring(fire)).toEqual(forAll('open'));
  });

  describe.each<[Vendor, string | undefined]>([
    ['pagerduty', 'P1'],
    ['jsm', 'P1'],
    // ilert has no event for a changed priority.
    ['ilert', undefined],
    ['webhook', 'P1'],
  ])('what a person does in %s', (vendor, priority) => {
    const Id = `finding-${vendor}`;
    const key = hubEvents.alertKeyOf(hubEvents.finding({ Id }));
    const others = (...calls: string[]) => ({ ...forAll(...calls), [vendor]: [] });
    const act = async (deed: Deed) => expect(await deployment.act(vendor, key, deed)).toBe(202);

    test('opens with one alert each', async () => {
      expect(await callsDuring(() => ingest({ Id }))).toEqual(forAll('open'));
      // PagerDuty tells which incident is behind an alert; to the others it is an event that means nothing here.
      const status = await deployment.act(vendor, key, { does: 'learn' });
      expect(status).toBe(vendor === 'pagerduty' ? 202 : 200);
      await deployment.workers.settle();
    });

    test('acknowledging makes the finding NOTIFIED and acknowledges at the others', async () => {
      expect(await callsDuring(() => act({ does: 'acknowledge' }))).toEqual(others('acknowledge'));
      expect((await read(Id)).Workflow?.Status).toBe('NOTIFIED');
    });

    test('a note stands on the finding, with who and where', async () => {
      const calls = await callsDuring(() => act({ does: 'note', text: `Rolled back in ${vendor}` }));
      expect(calls[vendor]).toEqual([]);
      const { Note } = await read(Id);
      expect(Note?.Text).toContain(`Rolled back in ${vendor}`);
      expect(Note?.UpdatedBy).toContain(vendor);
    });

    if (priority !== undefined) {
      test('a changed priority changes the severity', async () => {
        const calls = await callsDuring(() => act({ does: 'priority', priority }));
        expect(calls[vendor]).toEqual([]);
        expect((await read(Id)).Severity?.Label).toBe('CRITICAL');
      });
    }

    test('closing resolves the finding and the alerts of the others', async () => {
      expect(await callsDuring(() => act({ does: 'close' }))).toEqual(others('resolve'));
      expect((await read(Id)).Workflow?.Status).toBe('RESOLVED');
    });

    test('a forged webhook gets 401 and changes nothing', async () => {
      const request = vendorWebhook(vendor, key, { does: 'note', text: 'forged' });
      const headers = Object.entries(request.headers).map(([name, value]) =>
        /signature|authorization/i.test(name) ? [name, `${value.slice(0, -4)}AAA=`] : [name, value],
      );
      const forged = { ...request, headers: Object.fromEntries(headers) as Record<string, string> };
      const calls = await callsDuring(async () =>
        expect((await deployment.deliver(forged)).statusCode).toBe(401),
      );
      expect(calls).toEqual(forAll());
      expect(`${(await read(Id)).Note?.Text}`).not.toContain('forged');
    });
  });

  test('no secret stands in any log', () => {
    const { logs } = deployment;
    expect(logs).not.toBe('');
    const leaked = Object.entries(SECRETS).filter(([, value]) => logs.includes(value));
    expect(leaked.map(([name]) => name)).toEqual([]);
  });

  test('destroy leaves nothing behind', async () => {
    await deployment.terraform.destroy();
    expect(await deployment.terraform.resources()).toEqual([]);
  });
});
