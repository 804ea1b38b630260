import { DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';

/** A value as it is synthesized: lazy parts produced, references as `${…}`. */
export const resolved = <T>(scope: IConstruct, value: T): T =>
  Tokenization.resolve(value, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  }) as T;
