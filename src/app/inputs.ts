import { DataAwsSecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version';
import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { Fn, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import type { Reference, Value } from './config/alerting-config';

/** Values that do not stand in the configuration file. One input each, however often it is referred to. */
export class Inputs extends Construct {
  /** The text itself, or a reference that Terraform fills in when it applies. */
  public text(value: Value): string {
    if (typeof value === 'string') return value;
    if ('variable' in value) return this.variable(value);
    return 'secretArn' in value ? this.secret(value) : this.parameter(value.parameterName);
  }

  private variable({ variable, description }: Extract<Reference, { variable: string }>): string {
    return this.once(variable, (id) => {
      const input = new TerraformVariable(this, id, {
        type: 'string',
        sensitive: true,
        nullable: false,
        description: description ?? `Value of "${variable}" in the configuration file`,
      });
      input.overrideLogicalId(variable);
      return input;
    }).stringValue;
  }

  private secret({ secretArn, jsonField }: Extract<Reference, { secretArn: string }>): string {
    const { secretString } = this.once(
      `Secret ${secretArn.replaceAll('/', '|')}`,
      (id) => new DataAwsSecretsmanagerSecretVersion(this, id, { secretId: secretArn }),
    );
    return jsonField === undefined
      ? secretString
      : (Fn.lookup(Fn.jsondecode(secretString), jsonField) as string);
  }

  private parameter(name: string): string {
    return this.once(
      `Parameter ${name.replaceAll('/', '|')}`,
      (id) => new DataAwsSsmParameter(this, id, { name, withDecryption: true }),
    ).value;
  }

  private once<T extends Construct>(id: string, make: (id: string) => T): T {
    return (this.node.tryFindChild(id) as T | undefined) ?? make(id);
  }
}
