import type { ServiceControls } from './service-controls';

const alarm = (what: string): string =>
  `Make a metric filter on the trail's log group and an alarm for ${what}.`;

/** Whether anybody would notice. */
export const WATCH_CONTROLS: ServiceControls = {
  CloudTrail: {
    1: 'Make a trail for all Regions that logs management events.',
    2: 'Set a KMS key on the trail.',
    3: 'Start logging on a trail; if one was stopped, ask in its last events who did it.',
    4: 'Switch on log file validation for the trail.',
    5: 'Send the trail to a CloudWatch Logs group.',
    6: "Close public access to the trail's bucket at once, and check its access logs for readers.",
    7: "Switch on access logging for the trail's bucket.",
    10: 'Set a KMS key on the event data store.',
  },
  CloudWatch: {
    1: alarm('any use of the root user'),
    2: alarm('unauthorized API calls'),
    3: alarm('console logins without MFA'),
    4: alarm('changes of IAM policies'),
    5: alarm('changes of CloudTrail'),
    6: alarm('failed console logins'),
    7: alarm('disabled or deleted KMS keys'),
    8: alarm('changes of bucket policies'),
    9: alarm('changes of AWS Config'),
    10: alarm('changes of security groups'),
    11: alarm('changes of network ACLs'),
    12: alarm('changes of network gateways'),
    13: alarm('changes of route tables'),
    14: alarm('changes of VPCs'),
    15: 'Give the alarm an action: an alarm without one tells nobody.',
    16: 'Set the retention of the log group.',
    17: 'Switch on the actions of the alarm.',
  },
  Config: {
    1: 'Start the configuration recorder of AWS Config in this Region, with its service-linked role: other controls see nothing without it.',
  },
  GuardDuty: {
    1: 'Switch on GuardDuty in this Region.',
    5: 'Switch on EKS audit log monitoring in GuardDuty.',
    6: 'Switch on Lambda Protection in GuardDuty.',
    7: 'Switch on runtime monitoring of EKS in GuardDuty.',
    8: 'Switch on Malware Protection for EC2 in GuardDuty.',
    9: 'Switch on RDS Protection in GuardDuty.',
    10: 'Switch on S3 Protection in GuardDuty.',
    11: 'Switch on Runtime Monitoring in GuardDuty.',
  },
  Inspector: {
    1: 'Switch on scanning of EC2 in Inspector.',
    2: 'Switch on scanning of ECR in Inspector.',
    3: 'Switch on code scanning of Lambda in Inspector.',
    4: 'Switch on standard scanning of Lambda in Inspector.',
  },
  Macie: {
    1: 'Switch on Macie in this Region.',
    2: 'Switch on automated sensitive data discovery in Macie.',
  },
};
