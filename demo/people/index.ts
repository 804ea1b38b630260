import type { World } from '../world/world';
import { Analyst } from './analyst';
import { Circumstances } from './circumstances';
import { OnCall } from './on-call';
import { Product } from './product';

/** Everybody who does something in the demo. */
export interface People {
  readonly analyst: Analyst;
  readonly onCall: OnCall;
  readonly product: Product;
  readonly circumstances: Circumstances;
}

export const peopleOf = (world: World): People => ({
  analyst: new Analyst(world),
  onCall: new OnCall(world),
  product: new Product(world),
  circumstances: new Circumstances(world),
});
