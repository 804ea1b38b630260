import { html } from 'htm/preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PageState } from '../state/page-state';
import { perform, watchState, type Act } from './api';
import { Controls } from './controls';
import { Explanation } from './explanation';
import { Findings } from './findings';
import { Lanes } from './lanes';
import { Laws } from './laws';
import { Timeline } from './timeline';

function useServerState() {
  const [state, setState] = useState<PageState>();
  const [isLost, setLost] = useState(false);
  useEffect(
    () =>
      watchState((next) => {
        setLost(next === undefined);
        if (next) setState(next);
      }),
    [],
  );
  return { state, isLost };
}

function statusOf({ story, isAtRest }: PageState): string {
  if (story) return story;
  return isAtRest ? 'Everything is at rest' : 'On its way …';
}

interface HeaderProps {
  readonly state: PageState;
  readonly isLost: boolean;
  readonly act: (act: Act) => unknown;
}

const Header = ({ state, isLost, act }: HeaderProps) => {
  const busy = !state.isAtRest || state.story !== undefined;
  return html`<header>
    <h1>Security Hub alerting</h1>
    <p class="lead">
      The functions, rules and queues as they are deployed, between stand-ins of AWS and of the vendors, on
      this machine. One second here is ${state.speed} seconds there.
    </p>
    <div class="now">
      <p class=${`status ${busy ? 'busy' : 'rest'}`} role="status">
        ${isLost ? 'The demo does not answer: is it still running?' : statusOf(state)}
      </p>
      <button
        type="button"
        class="main"
        disabled=${state.story !== undefined}
        onClick=${() => act({ does: 'story' })}
      >
        Play the story
      </button>
    </div>
  </header>`;
};

export function App() {
  const { state, isLost } = useServerState();
  const [chosen, choose] = useState<string>();
  const [error, setError] = useState<string>();
  const act = useCallback(async (asked: Act) => {
    const { key, error: problem } = await perform(asked);
    setError(problem);
    if (key) choose(key);
  }, []);
  if (!state) return html`<p class="status busy">${isLost ? 'The demo does not answer.' : 'Starting …'}</p>`;
  const key = chosen ?? state.findings[0]?.key;
  const finding = state.findings.find((row) => row.key === key);
  return html`<${Header} state=${state} isLost=${isLost} act=${act} />
    <main>
      <${Lanes} state=${state} act=${act} />
      <${Laws} laws=${state.laws} />
      <div class="columns">
        <div class="side">
          <${Controls} state=${state} chosen=${key} finding=${finding} act=${act} error=${error} />
        </div>
        <div class="work">
          <${Findings} state=${state} chosen=${key} choose=${choose} />
          ${
            key &&
            html`<${Timeline} key=${key} alertKey=${key} steps=${finding?.steps ?? 0} />
              <${Explanation} alertKey=${key} steps=${finding?.steps ?? 0} />`
          }
        </div>
      </div>
    </main>`;
}
