import type { IAlertEndpoint } from '../endpoints/alert-endpoint';
import { IlertEndpoint, type IlertEndpointProps } from '../endpoints/ilert-endpoint';
import { JsmEndpoint, type JsmEndpointProps } from '../endpoints/jsm-endpoint';
import { PagerDutyEndpoint, type PagerDutyEndpointProps } from '../endpoints/pager-duty-endpoint';
import { WebhookEndpoint } from '../endpoints/webhook-endpoint';
import { type WebhookEndpointProps } from '../endpoints/webhook-endpoint-props';
import type { ApiEndpointConfig } from './config/alerting-config';
import { withSecrets } from './secrets';

/** The schema has checked that the file's fields are the class's props. */
const CLASSES: Readonly<Record<ApiEndpointConfig['type'], (props: unknown) => IAlertEndpoint>> = {
  pagerduty: (props) => new PagerDutyEndpoint(props as PagerDutyEndpointProps),
  jsm: (props) => new JsmEndpoint(props as JsmEndpointProps),
  ilert: (props) => new IlertEndpoint(props as IlertEndpointProps),
  webhook: (props) => new WebhookEndpoint(props as WebhookEndpointProps),
};

/** An endpoint whose API is called by a function. */
export const apiEndpointOf = ({ type, ...props }: ApiEndpointConfig): IAlertEndpoint =>
  CLASSES[type](withSecrets(props));
