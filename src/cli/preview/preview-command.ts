import type { Command } from 'commander';
import type { ApiEndpointConfig } from '../../app/config/alerting-config';
import { CliError, EXIT } from '../exit-code';
import { filesIn } from '../input/files-in';
import { inOrder, problemText } from '../input/located';
import { readInputs } from '../input/read-input';
import type { Terminal } from '../terminal';
import { forwarderConfigOf } from './endpoint-config';
import { findEndpoint } from './find-endpoint';
import { previewOf, type Previewed } from './preview';
import { previewText, requestText } from './preview-text';
import { requestsFor } from './vendor-requests';

interface PreviewOptions {
  readonly json?: boolean;
  readonly endpoint?: string;
  readonly config?: string;
}

function asJson(alerts: readonly Previewed[], endpoint: ApiEndpointConfig | undefined): string {
  const plain = alerts.map(({ alert }) => alert);
  const shown = endpoint === undefined ? plain : plain.flatMap((alert) => requestsFor(alert, endpoint));
  return `${JSON.stringify(shown, null, 2)}\n`;
}

const asText = (item: Previewed, endpoint: ApiEndpointConfig | undefined): string =>
  endpoint === undefined
    ? previewText(item)
    : requestsFor(item.alert, endpoint)
        .map((request) => requestText(item.source, request))
        .join('');

function endpointOf({ endpoint, config }: PreviewOptions): ApiEndpointConfig | undefined {
  if (endpoint !== undefined) return findEndpoint(endpoint, config);
  if (config === undefined) return undefined;
  throw new CliError('--config needs --endpoint: which endpoint of the file is meant');
}

async function preview(
  paths: readonly string[],
  options: PreviewOptions,
  terminal: Terminal,
): Promise<number> {
  const endpoint = endpointOf(options);
  const inputs = await readInputs(await filesIn(paths), terminal);
  const { alerts, problems } = previewOf(inputs, endpoint && forwarderConfigOf(endpoint));
  if (options.json) terminal.out(asJson(alerts, endpoint));
  else alerts.forEach((item) => terminal.out(asText(item, endpoint)));
  inOrder(problems).forEach((problem) => terminal.err(`${problemText(problem)}\n`));
  return problems.length > 0 ? EXIT.invalid : EXIT.done;
}

/** Adds `preview`, which shows what findings look like as alerts and sends nothing. */
export function addPreviewCommand(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  program
    .command('preview')
    .summary('show the alerts that findings become')
    .description('Show the alerts that events and findings become. Sends nothing and needs no credentials.')
    .argument(
      '<file...>',
      'EventBridge events, SNS or SQS envelopes, findings (ASFF or OCSF), lists or JSON Lines of them; a folder for all its JSON files; - for standard input',
    )
    .option(
      '--endpoint <name>',
      'show the requests to a vendor instead: pagerduty, jsm, ilert or webhook, or an endpoint of --config',
    )
    .option('--config <file>', 'alerting.json with the endpoint: its templates, routes and tables are used')
    .option('--json', 'print the alerts, or the requests, as a JSON array')
    .addHelpText('after', '\nExit codes: 0 all shown; 2 something could not be read.')
    .action(async (files: string[], options: PreviewOptions) =>
      exit(await preview(files, options, terminal)),
    );
}
