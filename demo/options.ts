import { parseArgs } from 'node:util';

export interface DemoOptions {
  readonly isHeadless: boolean;
  readonly port: number;
  readonly speed: number;
  readonly storm: number;
}

export const USAGE = `npm run demo [-- OPTIONS]

  --headless      play the story in the terminal; exit code 0 when all went as it should, else 1
  --port NUMBER   port of the page (default: a free one)
  --speed NUMBER  how much faster than the machine's the demo's clock runs, 1 to 60 (default: 10)
  --storm NUMBER  findings of the storm at the story's end, 1 to 2000 (default: 400)
`;

function numberIn(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}, got: ${text}`);
}

/** The options, or what is wrong with them. */
export function optionsIn(args: readonly string[]): DemoOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        headless: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        speed: { type: 'string', default: '10' },
        storm: { type: 'string', default: '400' },
      },
    });
    return {
      isHeadless: values.headless,
      port: numberIn('port', values.port, 0, 65_535),
      speed: numberIn('speed', values.speed, 1, 60),
      storm: numberIn('storm', values.storm, 1, 2_000),
    };
  } catch (error) {
    return (error as Error).message;
  }
}
