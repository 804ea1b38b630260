import { at, isObject } from '../../lambda/finding/json';
import { inside, type Located } from './located';

/**
 * The findings of a document: a list, `{"Findings": […]}` as the AWS CLI writes and takes it, the findings of
 * an EventBridge event, or one finding by itself.
 */
export function findingsIn(document: Located): readonly Located[] {
  const { value } = document;
  if (Array.isArray(value)) return value.map((item: unknown, index) => inside(document, [index], item));
  if (!isObject(value)) return [document];
  for (const path of [['Findings'], ['detail', 'findings']]) {
    const list = at(value, ...path);
    if (Array.isArray(list))
      return list.map((item: unknown, index) => inside(document, [...path, index], item));
  }
  return [document];
}
