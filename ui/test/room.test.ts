import { expect, it } from 'vitest';
import { STANDS, signAt, standOf, type Box } from '../src/map/layers/room';

const [below, above, right, left, farBelow] = STANDS;

const signs = (...at: [number, number][]): Box[] => at.map(([x, y]) => signAt(x, y));

it('a name stands below its dot, and where signs lie over that, on the side that is free', () => {
  expect(standOf(40, [])).toBe(below);
  // A sign on the dot itself covers a little of all that are near.
  expect(standOf(40, signs([0, 0]))).toBe(farBelow);
  expect(standOf(40, signs([0, 14]))).toBe(above);
  expect(standOf(40, signs([0, 16], [0, -16]))).toBe(right);
  expect(standOf(40, signs([0, 16], [0, -16], [30, 0]))).toBe(left);
});
it('where all is covered it stands where least of it is', () => {
  const around = STANDS.map(({ x, y }) => signAt(x + Math.sign(x) * 20, y));
  const one = standOf(40, [...around, ...signs([0, 13], [0, 13])]);
  expect(one).not.toBe(below);
});
it('a long name is seen whole', () => {
  expect(standOf(200, signs([90, 13]))).toBe(above);
  expect(standOf(40, signs([90, 13]))).toBe(below);
});
