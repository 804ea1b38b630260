// One class, two environments: staging sends only what somebody picks, production what is critical, too.
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack, TerraformVariable } from 'cdktf';
import { SecurityHubAlerting, Severity, SnsEndpoint, Trigger } from '../src';

interface EnvironmentProps {
  readonly region: string;
  readonly pagesByItself: boolean;
}

class OnCallStack extends TerraformStack {
  public constructor(app: App, environment: string, { region, pagesByItself }: EnvironmentProps) {
    super(app, environment);
    this.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
    new LocalBackend(this, { path: `terraform.${environment}.tfstate` });
    new AwsProvider(this, 'Aws', { region, defaultTags: [{ tags: { Environment: environment } }] });
    const url = new TerraformVariable(this, 'ilert_url', { type: 'string', sensitive: true });

    const onCall = new SecurityHubAlerting(this, 'OnCall', {
      name: `on-call-${environment}`,
      triggers: [Trigger.customAction({ customActionId: 'PageOnCall', name: 'Page on-call' })],
      endpoints: [SnsEndpoint.ilert({ url: url.stringValue })],
    });
    if (pagesByItself) onCall.addTrigger(Trigger.importedFindings({ severities: [Severity.CRITICAL] }));
  }
}

const app = new App();
new OnCallStack(app, 'staging', { region: 'eu-west-1', pagesByItself: false });
new OnCallStack(app, 'production', { region: 'eu-central-1', pagesByItself: true });
app.synth();
