/** A condition over attributes → whether a document meets it. */
import { type Comparison, type Condition, NUMERIC } from '../contract/document-query.ts';
import type { RecordType } from '../contract/record.ts';
import { nameKey } from '../entities/concept.ts';
import type { Catalogue } from '../index/catalogue.ts';
import { type AttributeValue, attributeOf } from './attribute.ts';

type Test = (document: number) => boolean;

/** Texts are compared as they are searched: without regard to case, width and Han variants. Unknown attributes: never. */
export function conditionTest(catalogue: Catalogue, type: RecordType, condition: Condition): Test {
  const test = (of: Condition) => conditionTest(catalogue, type, of);
  switch (condition.kind) {
    case 'and': {
      const tests = condition.of.map(test);
      return (document) => tests.every((passes) => passes(document));
    }
    case 'or': {
      const tests = condition.of.map(test);
      return (document) => tests.some((passes) => passes(document));
    }
    case 'not': {
      const passes = test(condition.of);
      return (document) => !passes(document);
    }
    default: {
      const attribute = attributeOf(catalogue, type, condition.attribute);
      if (!attribute) return () => false;
      if (condition.kind === 'exists') return (document) => attribute.valuesOf(document).length > 0;
      const isNumeric = (NUMERIC as readonly string[]).includes(condition.attribute);
      if (condition.kind === 'in') return attribute.passes(oneOf(condition.values, isNumeric));
      return attribute.passes(
        isNumeric
          ? compareNumber(condition.operator, Number(condition.value))
          : compareText(condition.operator, nameKey(condition.value)),
      );
    }
  }
}

function oneOf(values: readonly string[], isNumeric: boolean): (value: AttributeValue) => boolean {
  if (isNumeric) {
    const wanted = new Set(values.map(Number));
    return (value) => wanted.has(value as number);
  }
  const wanted = new Set(values.map(nameKey));
  return (value) => wanted.has(nameKey(value as string));
}

function compareNumber(operator: Comparison, bound: number): (value: AttributeValue) => boolean {
  return (value) => holds(operator, value as number, bound);
}

function compareText(operator: Comparison, bound: string): (value: AttributeValue) => boolean {
  if (operator === 'contains') return (value) => nameKey(value as string).includes(bound);
  if (operator === 'starts with') return (value) => nameKey(value as string).startsWith(bound);
  return (value) => holds(operator, nameKey(value as string), bound);
}

function holds<T extends AttributeValue>(operator: Comparison, value: T, bound: T): boolean {
  switch (operator) {
    case '=':
      return value === bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    default:
      return false;
  }
}
