import {
  DefaultTokenResolver,
  StringConcat,
  TerraformDataSource,
  TerraformResource,
  Tokenization,
  type TerraformStack,
} from 'cdktf';
import type { Construct } from 'constructs';

type Element = TerraformResource | TerraformDataSource;
/** The elements made so far, and their attributes, each read once. */
type Made = readonly { readonly element: Element; attribute(name: string): string }[];
type Value = (made: Made) => unknown;

/** One resource as somebody would write it: its class and its arguments, which refer to resources written before. */
export interface Written {
  readonly type: new (scope: Construct, id: string, config: object) => Element;
  readonly config: (made: Made) => object;
}

const isElement = (node: Construct): node is Element =>
  TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node);

const RESOLVER = new DefaultTokenResolver(new StringConcat());
const ADDRESS = /\$\{((?:data\.)?\w+\.[\w-]+)\.(\w+)\}/g;

const addressOf = (element: Element): string => {
  const kind = TerraformDataSource.isTerraformDataSource(element) ? 'data.' : '';
  return `${kind}${element.terraformResourceType}.${element.friendlyUniqueId}`;
};

/** Each argument `x` has a getter `xInput`. */
function argumentsOf(element: Element): Readonly<Record<string, unknown>> {
  const properties = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(element)));
  const names = properties.filter(([name, property]) => name.endsWith('Input') && 'get' in property);
  const pairs = names.map(([name]) => [
    name.slice(0, -'Input'.length),
    Tokenization.resolve((element as unknown as Record<string, unknown>)[name], {
      scope: element,
      resolver: RESOLVER,
      preparing: false,
    }) as unknown,
  ]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}

/** The resources of a stack in an order in which each comes after those that it refers to. */
export function handWritten(stack: TerraformStack): readonly Written[] {
  const elements = stack.node.findAll().filter(isElement);
  const byAddress = new Map(elements.map((element) => [addressOf(element), element]));
  const places = new Map<Element, number>();
  const written: Written[] = [];

  const place = (address: string): number => {
    const element = byAddress.get(address);
    if (element === undefined) throw new Error(`Nothing in the stack is ${address}`);
    const known = places.get(element);
    if (known !== undefined) return known;
    const config = configOf(element);
    const next = written.push({ type: element.constructor as Written['type'], config }) - 1;
    places.set(element, next);
    return next;
  };
  const configOf = (element: Element): Written['config'] => {
    const values = Object.entries(argumentsOf(element)).map(
      ([name, value]) => [name, valueOf(value, place)] as const,
    );
    const dependencies = (element.dependsOn ?? []).map((fqn) =>
      place(
        String(Tokenization.resolve(fqn, { scope: element, resolver: RESOLVER, preparing: false })).replace(
          /^\$\{(.*)\}$/,
          '$1',
        ),
      ),
    );
    return (made) => ({
      ...Object.fromEntries(values.map(([name, value]) => [name, value(made)])),
      ...(dependencies.length > 0 && { dependsOn: dependencies.map((index) => made[index]?.element) }),
    });
  };
  for (const address of byAddress.keys()) place(address);
  return written;
}

function valueOf(value: unknown, place: (address: string) => number): Value {
  if (typeof value === 'string') return textOf(value, place);
  if (Array.isArray(value)) {
    const items = value.map((item) => valueOf(item, place));
    return (made) => items.map((item) => item(made));
  }
  if (typeof value !== 'object' || value === null) return () => value;
  const entries = Object.entries(value).map(([name, item]) => [name, valueOf(item, place)] as const);
  return (made) => Object.fromEntries(entries.map(([name, item]) => [name, item(made)]));
}

/** Text with its references: `split` puts address and attribute between the pieces. */
function textOf(text: string, place: (address: string) => number): Value {
  const parts = text.split(ADDRESS);
  if (parts.length === 1) return () => text;
  const pieces = parts.map((part, index) => (index % 3 === 1 ? place(part) : part));
  return (made) => {
    let written = '';
    for (let index = 0; index < pieces.length; index += 3) {
      written += String(pieces[index]);
      const target = pieces[index + 1];
      if (typeof target === 'number')
        written += made[target]?.attribute(camelCase(String(pieces[index + 2])));
    }
    return written;
  };
}

const camelCase = (name: string): string =>
  name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** Writes them once. */
export function write(scope: Construct, written: readonly Written[], prefix: string): void {
  const made: Made[number][] = [];
  for (const { type: Type, config } of written) {
    const element = new Type(scope, `${prefix}-${made.length}`, config(made));
    const read = new Map<string, string>();
    made.push({
      element,
      attribute: (name) => {
        const known = read.get(name);
        if (known !== undefined) return known;
        const value = (element as unknown as Record<string, string | undefined>)[name];
        if (value === undefined) throw new Error(`${Type.name} has no attribute ${name}`);
        read.set(name, value);
        return value;
      },
    });
  }
}
