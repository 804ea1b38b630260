import type { ServiceControls } from './service-controls';

const WEB_ACL = 'Attach a web ACL of AWS WAF.';

/** What stands between the internet and the rest, and messages between services. */
export const NETWORK_CONTROLS: ServiceControls = {
  APIGateway: {
    1: 'Switch on execution logging of the stage, at least for errors.',
    2: 'Give the stage a client certificate and have the backend check it.',
    3: 'Switch on X-Ray tracing of the stage.',
    4: WEB_ACL,
    5: 'Switch on encryption of the cache.',
    8: 'Give the route an authorizer, unless it is public on purpose.',
    9: 'Switch on access logging of the stage.',
  },
  AppSync: {
    2: 'Switch on field-level logging of the API.',
    5: 'Move the clients of the API from API keys to IAM, Cognito or OpenID Connect.',
  },
  CloudFront: {
    1: 'Set a default root object for the distribution.',
    3: 'Set the viewer protocol policy to redirect to HTTPS.',
    4: 'Give the distribution an origin group with a second origin.',
    5: 'Switch on logging of the distribution.',
    6: WEB_ACL,
    7: 'Use a certificate of your own from ACM.',
    8: 'Serve HTTPS by SNI in place of a dedicated IP address.',
    9: 'Set the origin protocol policy to HTTPS only.',
    10: 'Set the minimum origin protocol to TLSv1.2.',
    12: 'Remove the origin at once: whoever makes a bucket of that name serves your visitors.',
    13: 'Put origin access control in front of the bucket.',
  },
  ELB: {
    1: 'Let the HTTP listener redirect to HTTPS.',
    2: 'Use a certificate from ACM on the listener.',
    3: 'Use HTTPS or TLS on the listener.',
    4: 'Set the load balancer to drop invalid header fields.',
    5: 'Switch on access logs of the load balancer.',
    6: 'Switch on deletion protection of the load balancer.',
    7: 'Switch on connection draining.',
    8: 'Set the TLS policy of the listener to ELBSecurityPolicy-TLS-1-2-2017-01.',
    9: 'Switch on cross-zone load balancing.',
    10: 'Add subnets of a second Availability Zone.',
    12: 'Set the desync mitigation mode to defensive or strictest.',
    13: 'Add subnets of a second Availability Zone.',
    14: 'Set the desync mitigation mode to defensive or strictest.',
    16: WEB_ACL,
    17: 'Set the TLS policy of the listener to the one that AWS recommends.',
    18: 'Use HTTPS or TLS on the listener.',
  },
  EventBridge: { 3: 'Give the event bus a policy that names who may send to it.' },
  NetworkFirewall: {
    2: 'Switch on logging of the firewall.',
    3: 'Give the policy at least one rule group.',
    4: 'Set the default action for full packets to drop or forward.',
    5: 'Set the default action for fragments to drop or forward.',
    9: 'Switch on deletion protection of the firewall.',
  },
  Route53: { 2: 'Switch on query logging of the hosted zone.' },
  SNS: {
    1: 'Set a KMS key on the topic, and let its publishers use it.',
    4: 'Take public principals out of the topic policy, or add a condition on the source account.',
  },
  SQS: {
    1: 'Switch on server-side encryption of the queue.',
    3: 'Take public principals out of the queue policy, or add a condition on the source account.',
  },
  StepFunctions: { 1: 'Switch on logging of the state machine.' },
  Transfer: { 2: 'Take FTP off the server: use SFTP or FTPS.' },
  WAF: {
    1: 'Switch on logging of the web ACL.',
    10: 'Give the web ACL at least one rule: without one it stops nothing.',
    11: 'Switch on logging of the web ACL.',
    12: 'Switch on CloudWatch metrics of the rule.',
  },
};
