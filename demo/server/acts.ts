import type { VendorCondition, VendorDeed } from '../../local/vendors';
import type { People } from '../people';
import { CONDITIONS } from '../people/circumstances';
import { isSampleName } from '../people/samples';

/** What a button asks for. */
export interface Act {
  readonly does: string;
  readonly key?: string;
  readonly endpointId?: string;
  readonly text?: string;
}

type Doer = (people: People, act: Required<Act>) => unknown;

const MOST_STORM = 400;

const statusTo =
  (status: 'NEW' | 'RESOLVED' | 'SUPPRESSED'): Doer =>
  ({ analyst }, { key }) =>
    analyst.setStatus(key, status);

const onCallDoes =
  (deed: (text: string) => VendorDeed): Doer =>
  ({ onCall }, { endpointId, key, text }) =>
    onCall.act(endpointId, key, deed(text));

function needText(text: string): string {
  if (text.trim() === '') throw new Error('Write the note first.');
  return text.trim();
}

const DOERS: Readonly<Record<string, Doer>> = {
  import: ({ product }, { text }) => {
    if (!isSampleName(text)) throw new Error(`No sample "${text}"`);
    return product.import(text);
  },
  repeat: ({ product }, { key }) => product.repeat(key),
  archive: ({ product }, { key }) => product.archive(key),
  storm: ({ product }) => product.storm(MOST_STORM)[0],
  resolve: statusTo('RESOLVED'),
  suppress: statusTo('SUPPRESSED'),
  renew: statusTo('NEW'),
  analystNote: ({ analyst }, { key, text }) => analyst.note(key, needText(text)),
  send: ({ analyst }, { key, text }) => analyst.send(key, text),
  acknowledge: onCallDoes(() => ({ does: 'acknowledge' })),
  close: onCallDoes(() => ({ does: 'close' })),
  note: onCallDoes((text) => ({ does: 'note', text: needText(text) })),
  priority: onCallDoes((priority) => ({ does: 'priority', priority })),
  condition: ({ circumstances }, { endpointId, text }) => {
    const condition = CONDITIONS.find((known) => known === text);
    if (!condition) throw new Error(`No condition "${text}"`);
    circumstances.setCondition(endpointId, condition satisfies VendorCondition);
  },
  rotate: ({ circumstances }, { endpointId }) => circumstances.rotate(endpointId),
  kill: ({ circumstances }, { endpointId }) => void circumstances.kill(endpointId),
  twice: ({ circumstances }, { text }) => circumstances.deliverTwice(text === 'on'),
  redrive: ({ circumstances }, { text }) => circumstances.redrive(text),
};

/**
 * Does what a button asks for; the answer is the alert key that it made, if any.
 * @throws Error saying why it cannot be done
 */
export function perform(people: People, act: Act): string | undefined {
  const doer = Object.hasOwn(DOERS, act.does) ? DOERS[act.does] : undefined;
  if (!doer) throw new Error(`Nobody can do "${act.does}"`);
  const made = doer(people, { key: '', endpointId: '', text: '', ...act });
  return typeof made === 'string' ? made : undefined;
}
