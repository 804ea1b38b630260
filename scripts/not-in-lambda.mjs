// Parts of the SDK that never run in a function, and are a sixth of a zip: a function's credentials are in its
// environment, so the SDK's chain ends before it looks for profiles, processes or tokens; and there is no browser.
const PROVIDERS = {
  '@aws-sdk/credential-provider-ini': 'fromIni',
  '@aws-sdk/credential-provider-process': 'fromProcess',
  '@aws-sdk/credential-provider-sso': 'fromSSO',
  '@aws-sdk/credential-provider-web-identity': 'fromTokenFile',
};

/** The chain goes on to the next provider, and ends with the SDK's own "Could not load credentials". */
const stub = (name) => `export const ${name} = () => async () => {
  throw Object.assign(new Error('${name} is left out of this bundle.'), { name: 'CredentialsProviderError', tryNextLink: true });
};`;

export const notInLambda = {
  name: 'not-in-lambda',
  setup({ onResolve, onLoad }) {
    const filter = /^(bowser|@aws-sdk\/credential-provider-(ini|process|sso|web-identity))$/;
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'not-in-lambda', sideEffects: false }));
    onLoad({ filter: /.*/, namespace: 'not-in-lambda' }, ({ path }) => ({
      contents: path in PROVIDERS ? stub(PROVIDERS[path]) : 'export default {};',
    }));
  },
};
