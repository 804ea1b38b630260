import { resourcesOfAsff } from '../../../src/lambda/finding/asff/resources';
import { resourcesOfOcsf } from '../../../src/lambda/finding/ocsf/resources';
import { nameOfResourceId } from '../../../src/lambda/finding/resource-name';

const digest = 'sha256:' + 'ab12'.repeat(16);

test.each([
  ['arn:aws:s3:::my-bucket', 'my-bucket'],
  ['arn:aws:s3:::my-bucket/dir/file.csv', 'my-bucket/dir/file.csv'],
  ['arn:aws:ec2:eu-west-1:111122223333:instance/i-0123', 'i-0123'],
  ['arn:aws:iam::111122223333:user/team/rosa', 'rosa'],
  ['arn:aws:iam::111122223333:root', 'root user'],
  ['arn:aws:lambda:eu-west-1:111122223333:function:mailer', 'mailer'],
  ['arn:aws:lambda:eu-west-1:111122223333:function:mailer:$LATEST', 'mailer'],
  ['arn:aws:lambda:eu-west-1:111122223333:function:mailer:live', 'mailer:live'],
  [`arn:aws:ecr:eu-west-1:111122223333:repository/shop/web/${digest}`, 'shop/web@sha256:ab12ab12ab12'],
  ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/front/50dc', 'front'],
  ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/old-front', 'old-front'],
  ['arn:aws:autoscaling:eu-west-1:1:autoScalingGroup:u-u-i-d:autoScalingGroupName/web', 'web'],
  ['arn:aws:logs:eu-west-1:1:log-group:/aws/lambda/x:*', '/aws/lambda/x'],
  ['arn:aws:secretsmanager:eu-west-1:1:secret:prod/db-AbC123', 'prod/db'],
  ['arn:aws-cn:rds:cn-north-1:1:db:shop', 'shop'],
  ['AWS::::Account:111122223333', '111122223333'],
  ['https://sqs.eu-west-1.amazonaws.com/111122223333/jobs', 'jobs'],
  ['arn:aws:cloudformation:eu-west-1:1:stack/shop/0c7f1f4e-0000-4000-8000-000000000001', 'shop'],
  ['arn:aws:cloudformation:eu-west-1:1:stackset/shop:0c7f1f4e-0000-4000-8000-000000000001', 'shop'],
  ['arn:aws:ecs:eu-west-1:1:task-definition/shop-web:7', 'shop-web:7'],
  ['arn:aws:ecs:eu-west-1:1:service/prod/web', 'prod/web'],
  ['arn:aws:wafv2:eu-west-1:1:regional/webacl/front/0c7f1f4e-0000-4000-8000-000000000001', 'front'],
  ['arn:aws:wafv2:us-east-1:1:global/ipset/office/0c7f1f4e-0000-4000-8000-000000000001', 'office'],
  ['arn:aws:kafka:eu-west-1:1:cluster/orders/0c7f1f4e-0000-4000-8000-000000000001-3', 'orders'],
  ['arn:aws:eks:eu-west-1:1:cluster/prod', 'prod'],
  ['arn:aws:eks:eu-west-1:1:nodegroup/prod/spot/0cc7f1f4-0000-4000-8000-000000000001', 'prod/spot'],
  ['arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web-tg/50dc6c495c0c9188', 'web-tg'],
  ['arn:aws:elasticloadbalancing:eu-west-1:1:listener/app/front/50dc/0467', 'front'],
  ['arn:aws:mq:eu-west-1:1:broker:orders:b-0c7f1f4e-0000-4000-8000-000000000001', 'orders'],
  ['arn:aws:batch:eu-west-1:1:job-definition/nightly:3', 'nightly:3'],
  ['arn:aws:dynamodb:eu-west-1:1:table/orders/stream/2026-01-01T00:00:00.000', 'orders'],
  ['arn:aws:sns:eu-west-1:1:alerts:0c7f1f4e-0000-4000-8000-000000000001', 'alerts'],
  ['arn:aws:codebuild:eu-west-1:1:build/shop:0c7f1f4e-0000-4000-8000-000000000001', 'shop'],
  ['arn:aws:rds:eu-west-1:1:cluster-snapshot:rds:shop-2026-01-01-02-03', 'rds:shop-2026-01-01-02-03'],
  ['arn:aws:kms:eu-west-1:1:alias/shop/db', 'shop/db'],
  ['deploy.sh', 'deploy.sh'],
  ['', ''],
])('%s is %s', (id, name) => {
  expect(nameOfResourceId(id)).toBe(name);
});

const UUID = '0c7f1f4e-0000-4000-8000-000000000001';
const IMAGE = `arn:aws:ecr:eu-west-1:111122223333:repository/shop/web/${digest}`;
const named = (resource: unknown): string | undefined => resourcesOfAsff({ Resources: [resource] })[0]?.name;
const namedV2 = (resource: unknown): string | undefined =>
  resourcesOfOcsf({ resources: [resource] })[0]?.name;

test.each<[string, unknown, string]>([
  ['the Name tag', { Id: 'arn:aws:ec2:eu-west-1:1:instance/i-0123', Tags: { Name: 'web-1' } }, 'web-1'],
  [
    'the image with its tag',
    {
      Id: IMAGE,
      Details: { AwsEcrContainerImage: { RepositoryName: 'shop/web', ImageTags: ['1.2', 'latest'] } },
    },
    'shop/web:1.2',
  ],
  ['the image by its digest, without a tag', { Id: IMAGE }, 'shop/web@sha256:ab12ab12ab12'],
  [
    'a domain in place of a UUID',
    {
      Id: `arn:aws:acm:eu-west-1:1:certificate/${UUID}`,
      Details: { AwsCertificateManagerCertificate: { DomainName: 'shop.example' } },
    },
    'shop.example',
  ],
  ['the UUID where there is nothing else', { Id: `arn:aws:acm:eu-west-1:1:certificate/${UUID}` }, UUID],
])('ASFF: %s', (_name, resource, name) => {
  expect(named(resource)).toBe(name);
});

test.each<[string, unknown, string]>([
  [
    "the ARN's name beside an opaque id",
    { uid: UUID, uid_alt: `arn:aws:cloudformation:eu-west-1:1:stack/shop/${UUID}` },
    'shop',
  ],
  [
    'the user of an id of IAM',
    { uid: 'AIDAABCDEFGHIJKLMNOPQ', uid_alt: 'arn:aws:iam::1:user/team/rosa' },
    'rosa',
  ],
  ['the name that the source gives', { name: 'web', uid: 'arn:aws:ecs:eu-west-1:1:service/prod/web' }, 'web'],
  ['the id where the name is opaque', { name: UUID, uid: 'i-0123' }, 'i-0123'],
  [
    'the image with its tag',
    { uid: IMAGE, data: { awsEcrContainerImage: { repositoryName: 'shop/web', imageTags: ['1.2'] } } },
    'shop/web:1.2',
  ],
])('OCSF: %s', (_name, resource, name) => {
  expect(namedV2(resource)).toBe(name);
});
