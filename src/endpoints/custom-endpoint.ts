import type { SecretReference } from '../common/secret-reference';
import { AlertVendor } from '../delivery/alert-vendor';
import type { ForwarderRoute } from '../delivery/forwarder-route';
import type { AlertEndpointConfig, IAlertEndpoint, IAlertingContext } from './alert-endpoint';
import type { ApiEndpointOptions } from './api-endpoint-options';
import type { ApiEndpointParts, ApiEndpointWords } from './private/api-endpoint';
import { apiEndpointProblems, bindApiEndpoint } from './private/api-endpoint';

export interface CustomEndpointProps extends ApiEndpointOptions {
  /**
   * Name of the vendor: 1 to 20 lower-case letters, digits and `-`, beginning with a letter. Also the endpoint's id
   * when `endpointId` is left out.
   */
  readonly vendorName: string;

  /**
   * Path of a zip, or of a folder that becomes one, with the function's code: `index.js` or `index.mjs` at its top
   * exports `handler`. See `docs/custom-vendor.md` for what the handler gets and owes.
   */
  readonly codePath: string;

  /**
   * Credentials by name. The function may read them; its configuration says where they are.
   * @default - none
   */
  readonly secrets?: { [name: string]: SecretReference };

  /**
   * Base URL of the vendor's API, https and free of keys.
   * @default - none: the code knows it
   */
  readonly url?: string;

  /**
   * Severity label → the vendor's own word.
   * @default - none
   */
  readonly severities?: { [label: string]: string };

  /**
   * Other ways for some findings; the code takes the first that fits.
   * @default - one way for all
   */
  readonly routes?: ForwarderRoute[];

  /**
   * Whatever else the code wants to be told, as JSON.
   * @default - nothing
   */
  readonly vendorOptions?: { [key: string]: unknown };
}

const WORDS: ApiEndpointWords = {
  secretProps: {},
  routeSecretProp: 'secret',
  syncBackSecretProp: 'secret',
};

/** A vendor of your own: queue, dead-letter queue, role, logs and ledger as for the others, with your function's code. */
export class CustomEndpoint implements IAlertEndpoint {
  public readonly endpointId: string;

  public constructor(private readonly props: CustomEndpointProps) {
    this.endpointId = props.endpointId ?? props.vendorName;
  }

  public problems(): string[] {
    return apiEndpointProblems(this.parts(), WORDS);
  }

  public bind(context: IAlertingContext): AlertEndpointConfig {
    return bindApiEndpoint(context, this.parts());
  }

  private parts(): ApiEndpointParts {
    const { codePath, routes, secrets = {}, severities, url, vendorName, vendorOptions } = this.props;
    return {
      endpointId: this.endpointId,
      vendor: AlertVendor.custom(vendorName),
      options: { ...this.props, function: { ...this.props.function, codePath } },
      secrets,
      url,
      severities,
      routes,
      vendorOptions,
    };
  }
}
