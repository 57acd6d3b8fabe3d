import { expect, test } from 'vitest';
import { timelineOf } from './timeline';

const day = { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z' };
const place = { offering: 'alder', credential: 'main', standing: 'closed' };
const turn = (hour: number, opened: boolean, offering = 'alder') => ({ at: `2026-11-21T${String(hour).padStart(2, '0')}:00:00Z`, opened, offering, credential: 'main', node: 'n' });

test('isOpenFromWhenItOpenedUntilItClosed', () => {
  const turns = [turn(18, false), turn(14, true), turn(12, true), turn(6, true, 'birch')];

  expect(timelineOf({ ...day, turns }, place)).toEqual({ stretches: [{ from: 0.5, to: 0.75 }], open: 6 * 3_600_000 });
});

test('wasOpenBeforeWhenItClosedFirst', () => {
  expect(timelineOf({ ...day, turns: [turn(6, false)] }, place).stretches).toEqual([{ from: 0, to: 0.25 }]);
});

test('isOpenStillWhenNothingClosedIt', () => {
  expect(timelineOf({ ...day, turns: [turn(12, true)] }, { ...place, standing: 'open' }).stretches).toEqual([{ from: 0.5, to: 1 }]);
  expect(timelineOf({ ...day, turns: [] }, { ...place, standing: 'open' }).stretches).toEqual([{ from: 0, to: 1 }]);
});

test('claimsNothingOfTheTimeAfterANodeWentAway', () => {
  expect(timelineOf({ ...day, turns: [turn(12, true)] }, place)).toEqual({ stretches: [{ from: 0.5, to: 0.5 }], open: 0 });
});
