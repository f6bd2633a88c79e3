import { listed } from '../../english.ts';
import { type FieldCheck, invalid, valid } from './validation.ts';

/** Pydantic's `str`: nothing else is taken for one. */
export const text: FieldCheck<string> = (input, loc) =>
  typeof input === 'string'
    ? valid(input)
    : invalid({ type: 'string_type', loc, msg: 'Input should be a valid string', input });

/** Pydantic's `int` in its lax mode: also whole floats, booleans, and text such as `" 12 "`, `"+7"`, `"1_000"`, `"3.0"`. */
export const integer: FieldCheck<number> = (input, loc) => {
  switch (typeof input) {
    case 'number': {
      if (Number.isInteger(input)) return valid(input);
      const msg = 'Input should be a valid integer, got a number with a fractional part';
      return invalid({ type: 'int_from_float', loc, msg, input });
    }
    case 'boolean':
      return valid(Number(input));
    case 'string': {
      if (/^[-+]?\d+(?:_\d+)*(?:\.0+)?$/.test(input.trim())) return valid(Number(input.replaceAll('_', '')));
      const msg = 'Input should be a valid integer, unable to parse string as an integer';
      return invalid({ type: 'int_parsing', loc, msg, input });
    }
    default:
      return invalid({ type: 'int_type', loc, msg: 'Input should be a valid integer', input });
  }
};

/** Pydantic's `Literal` of texts. */
export function oneOf<Value extends string>(values: readonly Value[]): FieldCheck<Value> {
  const expected = listed(
    values.map((value) => `'${value}'`),
    'or',
  );
  return (input, loc) => {
    const value = values.find((candidate) => candidate === input);
    if (value !== undefined) return valid(value);
    return invalid({ type: 'literal_error', loc, msg: `Input should be ${expected}`, input, ctx: { expected } });
  };
}

/** Pydantic's `str` with a pattern. */
export function matching(pattern: string): FieldCheck<string> {
  const expression = new RegExp(pattern);
  return (input, loc) => {
    const checked = text(input, loc);
    if (!checked.ok || expression.test(checked.value)) return checked;
    const msg = `String should match pattern '${pattern}'`;
    return invalid({ type: 'string_pattern_mismatch', loc, msg, input, ctx: { pattern } });
  };
}
