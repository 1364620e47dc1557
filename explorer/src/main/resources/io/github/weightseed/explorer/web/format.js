const LARGEST_PLAIN = 1e9;
const SMALLEST_PLAIN = 1e-4;

/** A whole number with commas between the thousands. */
export const count = (number) => Number(number).toLocaleString('en-US');

/** A number of a thing: 1 weight, 320 weights. */
export const counted = (number, noun) => `${count(number)} ${noun}${number === 1 ? '' : 's'}`;

/** A number rounded to significant digits: 0.058936, 1.5e-7, nan. */
export function significant(value, digits = 6) {
  const number = Number(value);
  if (Number.isNaN(number)) {
    return 'nan';
  }
  if (!Number.isFinite(number)) {
    return number > 0 ? 'inf' : '-inf';
  }
  if (number === 0) {
    return Object.is(number, -0) ? '-0' : '0';
  }
  const size = Math.abs(number);
  const plain = size >= SMALLEST_PLAIN && size < LARGEST_PLAIN;
  const rounded = Number(number.toPrecision(digits));
  return plain ? trimmed(rounded.toPrecision(digits)) : trimmedExponent(rounded.toExponential(digits - 1));
}

function trimmed(text) {
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : String(Number(text));
}

function trimmedExponent(text) {
  return text.replace(/\.?0*e/, 'e').replace('e+', 'e');
}
