import { listed } from '../../english.ts';
import { PythonNumber } from './pythonJson.ts';
import { type Checked, type FieldCheck, invalid, type Loc, valid } from './validation.ts';

/** Pydantic's `str`: nothing else is taken for one. */
export const text: FieldCheck<string> = (input, loc) =>
  typeof input === 'string'
    ? valid(input)
    : invalid({ type: 'string_type', loc, msg: 'Input should be a valid string', input });

/** Pydantic's `int` in its lax mode: also whole floats, booleans, and text such as `" 12 "`, `"+7"`, `"1_000"`, `"3.0"`. */
export const integer: FieldCheck<number> = (input, loc) => {
  if (input instanceof PythonNumber) return wholeOf(input, loc);
  switch (typeof input) {
    case 'number':
      return valid(input);
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

/** Of a float, or of an int with more digits than a double has. */
function wholeOf(input: PythonNumber, loc: Loc): Checked<number> {
  const { value, text: written } = input;
  if (!Number.isFinite(value))
    return invalid({ type: 'finite_number', loc, msg: 'Input should be a finite number', input });
  if (!Number.isInteger(value)) {
    const msg = 'Input should be a valid integer, got a number with a fractional part';
    return invalid({ type: 'int_from_float', loc, msg, input });
  }
  if (/^-?\d+$/.test(written ?? '') || Math.abs(value) < 2 ** 63) return valid(value);
  const msg = 'Unable to parse input string as an integer, exceeded maximum size';
  return invalid({ type: 'int_parsing_size', loc, msg, input });
}

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
