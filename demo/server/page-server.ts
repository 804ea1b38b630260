import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { requestBody, startLoopback, type LoopbackServer } from '../../local/loopback';
import { peopleOf } from '../people';
import { explanationOf } from '../state/explanation-of';
import type { StepRow } from '../state/page-state';
import { pageStateOf } from '../state/page-state-of';
import { playStory } from '../story/play';
import type { Step } from '../world/journal';
import type { World } from '../world/world';
import { perform, type Act } from './acts';
import { HTML } from './html';
import { StateStream } from './state-stream';

const MOST_BODY_BYTES = 20_000;
const PAGE_STORM = 100;

const rowOf = ({ id, at, kind, title, endpointId }: Step): StepRow => ({ id, at, kind, title, endpointId });

interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

const json = (value: unknown, status = 200): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

/** The page and what it asks for. Answers this machine alone. */
export class PageServer {
  private readonly stream: StateStream;
  private readonly people;
  private story?: string;

  private constructor(
    private readonly world: World,
    private readonly folder: string,
  ) {
    this.people = peopleOf(world);
    this.stream = new StateStream(() => pageStateOf(world, this.story));
    world.parts.journal.watch(() => this.stream.changed());
  }

  public static async start(
    world: World,
    folder: string,
    port = 0,
  ): Promise<LoopbackServer & { readonly play: () => void }> {
    const page = new PageServer(world, folder);
    const server = await startLoopback((request, response) => void page.answer(request, response), { port });
    const close = (): Promise<void> => {
      page.stream.close();
      return server.close();
    };
    return { url: server.url, close, play: () => page.play() };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    // A name that leads here from elsewhere, or another site's page, must not press the buttons.
    if (!/^(127\.0\.0\.1|localhost):\d+$/.test(request.headers.host ?? '')) {
      response.writeHead(403).end();
      return;
    }
    if (pathname === '/events') return this.stream.add(response);
    const { status = 200, type = 'text/plain; charset=utf-8', body } = await this.reply(request, pathname);
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  }

  private async reply(request: IncomingMessage, path: string): Promise<Reply> {
    if (request.method === 'POST') return this.act(request, path);
    const [, what, id = ''] = /^\/(timeline|explain|steps)\/(\w+)$/.exec(path) ?? [];
    if (what === 'timeline') return json(this.world.parts.journal.of(id).map(rowOf));
    if (what === 'explain') return json(explanationOf(this.world, id));
    if (what === 'steps') return this.step(Number(id));
    if (path === '/') return { type: 'text/html; charset=utf-8', body: HTML };
    if (path === '/page.js') return { type: 'text/javascript; charset=utf-8', body: this.file('page.js') };
    if (path === '/page.css') return { type: 'text/css; charset=utf-8', body: this.file('page.css') };
    return { status: 404, body: 'Not found' };
  }

  private file(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  private step(id: number): Reply {
    const step = this.world.parts.journal.step(id);
    if (!step) return { status: 404, body: 'This step is forgotten: too much has happened since.' };
    return { body: this.world.parts.secrets.mask(JSON.stringify(step.detail, null, 2) ?? '') };
  }

  private async act(request: IncomingMessage, path: string): Promise<Reply> {
    if (path !== '/act') return { status: 404, body: 'Not found' };
    // A form of another site cannot send this type.
    if (request.headers['content-type'] !== 'application/json') return { status: 415, body: 'Send JSON' };
    try {
      const body = (await requestBody(request)).toString();
      if (body.length > MOST_BODY_BYTES) throw new Error('That is too long.');
      const act = JSON.parse(body) as Act;
      if (act.does === 'story') return json({ key: this.play() });
      return json({ key: perform(this.people, act) });
    } catch (error) {
      return json({ error: (error as Error).message }, 400);
    }
  }

  private play(): undefined {
    if (this.story !== undefined) throw new Error('The story is being played.');
    this.story = 'The story begins';
    const show = (text?: string): void => {
      this.story = text;
      this.stream.changed();
    };
    void playStory(this.world, {
      stormSize: PAGE_STORM,
      onStep: ({ title }, index, count) => show(`${index + 1} of ${count}: ${title}`),
    }).finally(() => show());
  }
}
