import type { Hub } from './hub';

/** A hub whose client is loaded when it is first needed: most events need none. */
export function lazyHub(load: () => Promise<Hub>): Hub {
  let loaded: Promise<Hub> | undefined;
  const hub = (): Promise<Hub> => (loaded ??= load());
  return {
    readFindings: async (...call) => (await hub()).readFindings(...call),
    updateFindings: async (...call) => (await hub()).updateFindings(...call),
  };
}
