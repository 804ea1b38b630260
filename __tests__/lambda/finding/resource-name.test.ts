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
  ['deploy.sh', 'deploy.sh'],
  ['', ''],
])('%s is %s', (id, name) => {
  expect(nameOfResourceId(id)).toBe(name);
});
