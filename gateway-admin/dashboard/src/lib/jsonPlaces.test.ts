import { expect, test } from 'vitest';
import { nearestPlace, placesIn } from './jsonPlaces';

const TEXT = `{
  "max_price": {"prompt": "x\\"}"},
  "rules": [
    {"name": "night", "then": {"order": ["a", "b"]}},
    {"name": "day"}
  ]
}`;

test('findsEachMemberOfATextByItsPath', () => {
  const places = placesIn(TEXT);
  expect(places.get('max_price.prompt')?.line).toBe(2);
  expect(places.get('rules[1].name')?.line).toBe(5);
  const second = places.get('rules[0].then.order[1]')!;
  expect(TEXT.slice(second.from, second.to)).toBe('"b"');
});

test('takesTheNearestPlaceAboveForAMemberThatIsMissing', () => {
  expect(nearestPlace(placesIn(TEXT), 'rules[1].when.hours')?.line).toBe(5);
  expect(nearestPlace(placesIn(TEXT), 'nowhere')).toBeUndefined();
});
