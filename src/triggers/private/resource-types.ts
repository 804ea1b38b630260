import type { Check } from '../../private/checks';
import { isToken } from '../../private/checks';

/** Types of the AWS Security Finding Format → those of CloudFormation, which findings of Security Hub V2 have. */
const TO_OCSF: Readonly<Record<string, string>> = {
  AwsApiGatewayRestApi: 'AWS::ApiGateway::RestApi',
  AwsApiGatewayStage: 'AWS::ApiGateway::Stage',
  AwsApiGatewayV2Api: 'AWS::ApiGatewayV2::Api',
  AwsApiGatewayV2Stage: 'AWS::ApiGatewayV2::Stage',
  AwsAutoScalingAutoScalingGroup: 'AWS::AutoScaling::AutoScalingGroup',
  AwsAutoScalingLaunchConfiguration: 'AWS::AutoScaling::LaunchConfiguration',
  AwsCertificateManagerCertificate: 'AWS::CertificateManager::Certificate',
  AwsCloudFormationStack: 'AWS::CloudFormation::Stack',
  AwsCloudFrontDistribution: 'AWS::CloudFront::Distribution',
  AwsCloudTrailTrail: 'AWS::CloudTrail::Trail',
  AwsCloudWatchAlarm: 'AWS::CloudWatch::Alarm',
  AwsCodeBuildProject: 'AWS::CodeBuild::Project',
  AwsDynamoDbTable: 'AWS::DynamoDB::Table',
  AwsEc2Eip: 'AWS::EC2::EIP',
  AwsEc2Instance: 'AWS::EC2::Instance',
  AwsEc2LaunchTemplate: 'AWS::EC2::LaunchTemplate',
  AwsEc2NetworkAcl: 'AWS::EC2::NetworkAcl',
  AwsEc2NetworkInterface: 'AWS::EC2::NetworkInterface',
  AwsEc2RouteTable: 'AWS::EC2::RouteTable',
  AwsEc2SecurityGroup: 'AWS::EC2::SecurityGroup',
  AwsEc2Subnet: 'AWS::EC2::Subnet',
  AwsEc2TransitGateway: 'AWS::EC2::TransitGateway',
  AwsEc2Volume: 'AWS::EC2::Volume',
  AwsEc2Vpc: 'AWS::EC2::VPC',
  AwsEc2VpcEndpointService: 'AWS::EC2::VPCEndpointService',
  AwsEc2VpcPeeringConnection: 'AWS::EC2::VPCPeeringConnection',
  AwsEc2VpnConnection: 'AWS::EC2::VPNConnection',
  AwsEcrRepository: 'AWS::ECR::Repository',
  AwsEcsCluster: 'AWS::ECS::Cluster',
  AwsEcsService: 'AWS::ECS::Service',
  AwsEcsTaskDefinition: 'AWS::ECS::TaskDefinition',
  AwsEfsAccessPoint: 'AWS::EFS::AccessPoint',
  AwsEksCluster: 'AWS::EKS::Cluster',
  AwsElasticBeanstalkEnvironment: 'AWS::ElasticBeanstalk::Environment',
  AwsElasticsearchDomain: 'AWS::Elasticsearch::Domain',
  AwsElbLoadBalancer: 'AWS::ElasticLoadBalancing::LoadBalancer',
  AwsElbv2LoadBalancer: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  AwsEventsEventbus: 'AWS::Events::EventBus',
  AwsIamGroup: 'AWS::IAM::Group',
  AwsIamPolicy: 'AWS::IAM::ManagedPolicy',
  AwsIamRole: 'AWS::IAM::Role',
  AwsIamUser: 'AWS::IAM::User',
  AwsKinesisStream: 'AWS::Kinesis::Stream',
  AwsKmsKey: 'AWS::KMS::Key',
  AwsLambdaFunction: 'AWS::Lambda::Function',
  AwsLambdaLayerVersion: 'AWS::Lambda::LayerVersion',
  AwsMskCluster: 'AWS::MSK::Cluster',
  AwsNetworkFirewallFirewall: 'AWS::NetworkFirewall::Firewall',
  AwsOpenSearchServiceDomain: 'AWS::OpenSearchService::Domain',
  AwsRdsDbCluster: 'AWS::RDS::DBCluster',
  AwsRdsDbInstance: 'AWS::RDS::DBInstance',
  AwsRedshiftCluster: 'AWS::Redshift::Cluster',
  AwsS3Bucket: 'AWS::S3::Bucket',
  AwsS3Object: 'AWS::S3::Object',
  AwsSageMakerNotebookInstance: 'AWS::SageMaker::NotebookInstance',
  AwsSecretsManagerSecret: 'AWS::SecretsManager::Secret',
  AwsSnsTopic: 'AWS::SNS::Topic',
  AwsSqsQueue: 'AWS::SQS::Queue',
  AwsStepFunctionStateMachine: 'AWS::StepFunctions::StateMachine',
  AwsWafv2RuleGroup: 'AWS::WAFv2::RuleGroup',
  AwsWafv2WebAcl: 'AWS::WAFv2::WebACL',
};

const TO_ASFF = new Map(Object.entries(TO_OCSF).map(([asff, cloudFormation]) => [cloudFormation, asff]));

const isAsff = (type: string): boolean => /^Aws[A-Z]/.test(type);
const isCloudFormation = (type: string): boolean => /^AWS::/.test(type);

/** The name of a type in findings of Security Hub V2. */
export const ocsfResourceType = (type: string): string => TO_OCSF[type] ?? type;

/** The name of a type in findings of Security Hub CSPM. */
export const asffResourceType = (type: string): string => TO_ASFF.get(type) ?? type;

export function checkOcsfResourceType(prop: string, type: string): Check {
  if (isToken(type) || !isAsff(ocsfResourceType(type))) return [];
  return [
    `\`${prop}\` must be a type of CloudFormation such as AWS::S3::Bucket, as findings of Security Hub V2 have it, ` +
      `got: ${JSON.stringify(type)}; it would match no finding`,
  ];
}

export function checkAsffResourceType(prop: string, type: string): Check {
  if (isToken(type) || !isCloudFormation(asffResourceType(type))) return [];
  return [
    `\`${prop}\` must be a type of the AWS Security Finding Format such as AwsS3Bucket, as findings of Security Hub ` +
      `CSPM have it, got: ${JSON.stringify(type)}; it would match no finding`,
  ];
}
