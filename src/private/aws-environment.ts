import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region';
import { Construct } from 'constructs';
import { checkUniqueNames } from './unique-names';

const ID = 'Environment';

/** Account, Region and partition of the provider, read at apply. */
export class AwsEnvironment extends Construct {
  /**
   * The environment of the nearest construct that has one, else a new one in `scope`: constructs inside one whole
   * share it, and a construct whose provider an Aspect sets reads that provider's own account and Region.
   */
  public static of(scope: Construct): AwsEnvironment {
    for (const owner of [...scope.node.scopes].reverse()) {
      const found = owner.node.tryFindChild(ID);
      if (found instanceof AwsEnvironment) return found;
    }
    return new AwsEnvironment(scope);
  }

  public readonly accountId: string;
  public readonly region: string;
  public readonly partition: string;
  /** `amazonaws.com`, or `amazonaws.com.cn` in China. */
  public readonly dnsSuffix: string;

  private constructor(scope: Construct) {
    super(scope, ID);
    checkUniqueNames(this);
    this.accountId = new DataAwsCallerIdentity(this, 'Identity').accountId;
    // `id`, because provider 5 calls the Region `name` and provider 6 calls it `region`.
    this.region = new DataAwsRegion(this, 'Region').id;
    const partition = new DataAwsPartition(this, 'Partition');
    this.partition = partition.partition;
    this.dnsSuffix = partition.dnsSuffix;
  }

  /** ARN in this account and Region. */
  public arn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}:${this.region}:${this.accountId}:${resource}`;
  }
}
