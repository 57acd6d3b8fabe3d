-- Prelude: holds. Those of a node in a shard are one hash, with two fields for each request: under its id the hold, and the
-- row to write should the node be lost.
--
-- A hold is written as 'at held tokens rates scopes': when it was admitted in microseconds, what it reserves of each scope in
-- nano-USD, its tokens for limits per minute, and its scopes with ';' between them. Before these their rates, in the same
-- order: 'limit,tokens,crowds' with the limit of tokens per minute (-1: none), what is held of it ('*': the tokens of the hold,
-- as far as the limit goes), and whether one of the places of requests that may be under way at once is taken (1 or 0); or
-- '-' when no scope has any.

local NO_RATE = '-1,0,0'

local function written_hold(at, held, tokens, rates, scopes)
  return string.format('%d %d %d %s %s', at, held, tokens, rates, scopes)
end

-- When it was admitted, what it holds, its tokens (these as text), its rates and its scopes.
local function read_hold(text)
  local _, last, at, held, tokens, rates = string.find(text, '^(%d+) (%d+) (%d+) (%S+) ')
  return at, held, tokens, rates, string.sub(text, last + 1)
end

-- Of each scope that has any: the limit of tokens per minute, the tokens held, whether a place is taken.
local function rates_of(written, tokens)
  local rates, number = {}, 0
  for limit, held, crowds in string.gmatch(written, '(-?%d+),([%d*]+),(%d)') do
    number, limit = number + 1, tonumber(limit)
    rates[number] = { limit = limit, held = tonumber(held) or math.max(0, math.min(tonumber(tokens), limit)),
      crowds = crowds == '1' }
  end
  return rates
end
