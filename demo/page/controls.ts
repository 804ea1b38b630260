import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import type { FindingRow, PageState } from '../state/page-state';
import type { Act } from './api';
import { OnCall } from './on-call-controls';
import { Surroundings } from './surroundings-controls';

interface ControlsProps {
  readonly state: PageState;
  readonly chosen?: string;
  readonly finding?: FindingRow;
  readonly act: (act: Act) => unknown;
  readonly error?: string;
}

const inputText = ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLSelectElement }): string =>
  currentTarget.value;

function Product({ state, chosen, act }: ControlsProps) {
  const [sample, setSample] = useState(state.samples[0]?.name ?? '');
  return html`<fieldset>
    <legend>A product</legend>
    <label>
      Finds
      <select value=${sample} onChange=${(event: never) => setSample(inputText(event))}>
        ${state.samples.map(({ name, label }) => html`<option value=${name}>${label}</option>`)}
      </select>
    </label>
    <div class="buttons">
      <button type="button" class="main" onClick=${() => act({ does: 'import', text: sample })}>
        Import the finding
      </button>
      <button type="button" disabled=${!chosen} onClick=${() => act({ does: 'repeat', key: chosen })}>
        Send it again
      </button>
      <button type="button" disabled=${!chosen} onClick=${() => act({ does: 'archive', key: chosen })}>
        Archive it
      </button>
    </div>
  </fieldset>`;
}

function Analyst({ state, chosen, act }: ControlsProps) {
  const [note, setNote] = useState('False alarm: planned test');
  const button = (label: string, asked: Act) =>
    html`<button type="button" disabled=${!chosen} onClick=${() => act({ ...asked, key: chosen })}>
      ${label}
    </button>`;
  return html`<fieldset>
    <legend>An analyst in Security Hub</legend>
    <div class="buttons">
      ${button('Resolve', { does: 'resolve' })} ${button('Suppress', { does: 'suppress' })}
      ${button('New again', { does: 'renew' })}
      ${state.actions.map(({ id, name }) => button(name, { does: 'send', text: id }))}
    </div>
    <label
      >Note <input value=${note} maxlength="400" onInput=${(event: never) => setNote(inputText(event))}
    /></label>
    <div class="buttons">${button('Write the note', { does: 'analystNote', text: note })}</div>
  </fieldset>`;
}

/** What people and circumstances do; people's buttons act on the chosen finding. */
export function Controls(props: ControlsProps) {
  const { finding, error } = props;
  return html`<section aria-labelledby="controls" class="controls">
    <h2 id="controls">What happens</h2>
    <p class="chosen">Chosen: <b>${finding?.title ?? 'no finding'}</b></p>
    ${error && html`<p class="problem" role="alert">${error}</p>`}
    <${Product} ...${props} />
    <${Analyst} ...${props} />
    <${OnCall} ...${props} />
    <${Surroundings} ...${props} />
  </section>`;
}
