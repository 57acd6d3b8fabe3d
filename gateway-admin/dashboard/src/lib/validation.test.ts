import { describe, expect, test } from 'vitest';
import { amount, email, password, percentage, required, slug, strength, untaken } from './validation';

describe('fields', () => {
  test('askForWhatIsMissing', () => {
    expect(required('your name')('  ')).toBe('Enter your name.');
    expect(required('your name')('Ada')).toBeNull();
  });

  test.each(['ada@example.com', ' ada+tollgate@mail.example.org '])('take %s', (text) => expect(email(text)).toBeNull());
  test.each(['ada', 'ada@', 'ada@example', 'a b@example.com'])('refuse %s', (text) => expect(email(text)).not.toBeNull());

  test('wantTenCharactersOfPassword', () => {
    expect(password('short')).toContain('at least 10');
    expect(password('long enough')).toBeNull();
  });

  test.each(['25', '0', '0.50', '0.000000001', '9007199.254740991', '0.5000000000'])('take a budget of %s', (text) =>
    expect(amount(text)).toBeNull(),
  );
  test.each(['', '-5', '1,5', 'ten', '0.0000000001', '9007199.254740992'])('refuse a budget of %s', (text) =>
    expect(amount(text)).not.toBeNull(),
  );
  test('nameWhatIsWrongWithABudget', () => {
    expect(amount('-1')).toContain('negative');
    expect(amount('0.0000000001')).toBe('Enter at most 9 digits after the point.');
    expect(amount('10000000')).toBe('Enter at most $9,007,199.254740991.');
    expect(amount('1,5')).toBe('Enter dollars such as 25 or 0.50.');
  });

  test('takePercentWithDecimals', () => {
    expect(percentage('2.5')).toBeNull();
    expect(percentage('-1')).not.toBeNull();
  });

  test('keepSlugsPlain', () => {
    expect(slug('openai-eu')).toBeNull();
    expect(slug('Open AI')).not.toBeNull();
  });
});

describe('password strength', () => {
  test('growsWithLengthAndVariety', () => {
    const scores = ['', 'abc', 'abcdefghij', 'abcdefghijk1A', 'correct horse battery Staple 9'].map((t) => strength(t).score);
    expect(scores).toEqual([0, 1, 3, 3, 4]);
  });

  test('isNotFooledByRepetition', () => expect(strength('aaaaaaaaaaaaaaaaaaaaaa').score).toBe(1));

  test('countsDown', () => expect(strength('abcdefghi').hint).toBe('1 more character to go.'));
});

test('aNameThatIsTakenIsRefused', () => {
  expect(untaken(slug, ['openai'], 'provider')('openai')).toBe('There is a provider openai already. Edit it instead.');
  expect(untaken(slug, ['openai'], 'provider')('azure')).toBeNull();
});
