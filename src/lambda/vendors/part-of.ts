/**
 * A vendor's part in a registry.
 *
 * @throws RangeError naming the vendors that this function knows
 */
export function partOf<Part>(registry: Readonly<Record<string, Part>>, vendor: string): Part {
  const part = Object.hasOwn(registry, vendor) ? registry[vendor] : undefined;
  if (part !== undefined) return part;
  throw new RangeError(
    `The vendor "${vendor}" is not known here, expected one of ${Object.keys(registry).join(', ')}. A vendor of your own needs its own code.`,
  );
}
