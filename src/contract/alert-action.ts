/** What is to happen to an alert at the vendor. */
export type AlertAction = 'open' | 'update' | 'acknowledge' | 'resolve' | 'note';
