import type { ServiceControls } from './service-controls';

const PASSWORD_POLICY = 'In IAM > Account settings, set the password policy to';

/** Who may do what, and with which keys. */
export const IDENTITY_CONTROLS: ServiceControls = {
  Account: {
    1: 'Enter a security contact in Account > Alternate contacts.',
    2: 'Let the account join your organization in AWS Organizations.',
  },
  ACM: {
    1: 'Renew the certificate: re-import it, or finish the DNS validation that keeps ACM from renewing it.',
    2: 'Replace the certificate by one with an RSA key of 2048 bits or more.',
  },
  IAM: {
    1: 'Replace the policy by one that grants only the actions in use; Access Analyzer can draft it from CloudTrail.',
    2: "Move the user's policies to a group or role and detach them from the user.",
    3: 'Make a second access key, move its users over, then deactivate and delete the old one.',
    4: 'Delete the access keys of the root user; check in CloudTrail what they were last used for.',
    5: 'Have the user register an MFA device, or take the console password away.',
    6: 'Register a hardware MFA device for the root user and keep it in a safe.',
    7: `${PASSWORD_POLICY} at least 8 characters of all four kinds, with expiry.`,
    8: 'Deactivate the unused password or access key, and delete the user when nobody misses it.',
    9: 'Register an MFA device for the root user.',
    10: `${PASSWORD_POLICY} your standard of length, kinds of characters and expiry.`,
    11: `${PASSWORD_POLICY} require an uppercase letter.`,
    12: `${PASSWORD_POLICY} require a lowercase letter.`,
    13: `${PASSWORD_POLICY} require a symbol.`,
    14: `${PASSWORD_POLICY} require a number.`,
    15: `${PASSWORD_POLICY} at least 14 characters.`,
    16: `${PASSWORD_POLICY} remember the last 24 passwords.`,
    17: `${PASSWORD_POLICY} expire passwords after 90 days.`,
    18: 'Make a role with AWSSupportAccess and tell the people who handle incidents.',
    19: 'Have the user register an MFA device.',
    21: 'Replace the `service:*` actions in the policy by the ones in use.',
    22: 'Deactivate the credentials that were unused for 45 days, and delete them when nobody misses them.',
    26: 'Delete the expired certificate from IAM, after checking that no listener uses it.',
    27: 'Detach AWSCloudShellFullAccess from the user, group or role.',
    28: 'Make an external access analyzer in IAM Access Analyzer in this Region.',
  },
  KMS: {
    1: 'Name in the policy the keys that may be used for decryption, in place of all keys.',
    2: 'Name in the inline policy the keys that may be used for decryption, in place of all keys.',
    3: 'If nobody meant to delete the key, cancel the deletion now and ask in CloudTrail who scheduled it.',
    4: 'Switch on automatic rotation of the key.',
    5: 'Take public principals out of the key policy, and check in CloudTrail who used the key.',
  },
  PCA: { 1: 'Disable the root CA and issue from a subordinate one.' },
  Cognito: {
    1: 'Switch on threat protection in full-function mode for the user pool.',
    2: 'Switch off guest access of the identity pool.',
  },
  SecretsManager: {
    1: 'Switch on automatic rotation for the secret.',
    2: "Read the rotation function's log for why it failed, mend it and rotate again.",
    3: 'Ask the owner whether the secret is still needed; if not, schedule its deletion.',
    4: 'Rotate the secret now and switch on automatic rotation.',
  },
};
