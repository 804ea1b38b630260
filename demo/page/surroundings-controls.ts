import { html } from 'htm/preact';
import type { PageState, VendorRow } from '../state/page-state';
import type { Act } from './api';

interface SurroundingsProps {
  readonly state: PageState;
  readonly act: (act: Act) => unknown;
}

const CONDITIONS = ['up', 'down', 'slow', 'throttled'];

const Service = ({ vendor, act }: { vendor: VendorRow; act: SurroundingsProps['act'] }) => {
  const { endpointId, name, condition } = vendor;
  const set = ({ currentTarget }: { currentTarget: HTMLSelectElement }): unknown =>
    act({ does: 'condition', endpointId, text: currentTarget.value });
  return html`<div class="service">
    <label>
      ${name}
      <select value=${condition} onChange=${set}>
        ${CONDITIONS.map((known) => html`<option>${known}</option>`)}
      </select>
    </label>
    <button type="button" onClick=${() => act({ does: 'rotate', endpointId })}>
      Rotate ${endpointId === 'jsm' ? 'its key' : 'its signing secret'}
    </button>
    <button type="button" onClick=${() => act({ does: 'kill', endpointId })}>Kill its function</button>
  </div>`;
};

/** What nobody chooses. A killed function ends in its next call. */
export const Surroundings = ({ state, act }: SurroundingsProps) => {
  const turn = ({ currentTarget }: { currentTarget: HTMLInputElement }): unknown =>
    act({ does: 'twice', text: currentTarget.checked ? 'on' : 'off' });
  return html`<fieldset>
    <legend>The world</legend>
    ${state.vendors
      .filter(({ hasPeople }) => hasPeople)
      .map((vendor) => html`<${Service} key=${vendor.endpointId} vendor=${vendor} act=${act} />`)}
    <label class="check">
      <input type="checkbox" checked=${state.deliversTwice} onChange=${turn} />
      SQS delivers everything twice
    </label>
    <div class="buttons">
      <button type="button" onClick=${() => act({ does: 'storm' })}>Storm of 400 findings</button>
    </div>
  </fieldset>`;
};
