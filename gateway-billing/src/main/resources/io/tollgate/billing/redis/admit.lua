-- Holds the worst case of a request over all its scopes, all or nothing.
--
-- KEYS  1 revision of the organization, 2 settled mark, 3 epoch of the shard, 4 leases of nodes, 5 holds of this node,
--       then the counters of each scope
-- ARGV  1 revision that the caller knows, 2 request id, 3 node, 4 lease in milliseconds,
--       5 spend of the input and of the request itself in nano-USD, 6 spend per output token in pico-USD,
--       7 output tokens asked for (0: none named), 8 the model's maximum, 9 floor, 10 refuse rather than cap (1 or 0)
--       11 input tokens, 12 output tokens to hold against tpm, 13 the row to write should this node be lost, 14 the epoch that the caller knows
--       15 until when this node's lease lasts in milliseconds of Redis time, so far as it knows (0: it does not),
--       16 the scopes as the hold lists them, 17 the field of the row among the holds, 18 the rates as the hold has them,
--       19 the limits of all scopes, as scopes.lua reads them
-- Reply words with a space between them: a list of numbers costs Redis a buffer and a system call of its own.
--       EPOCH: the counters are not those that the caller knows; they may have to be rebuilt
--       STALE
--       VOIDED: the caller gave up before this was run
--       OK, now, headroom of 7, held, output limit, capped, until when the lease lasts, then what limits that only report
--       would have refused: scope (from 0), budget | rpm | tpm | concurrency, budget (from 0)
--       BUDGET or RESERVED, now, headroom of 7, scope, budget (both from 0), spent, reserved, needed
--       RATE, now, headroom of 7, scope, rpm | tpm | concurrency, limit, microseconds until it fits
--       The headroom is what this request leaves: remaining (-1: no budget), rpm limit, remaining, reset, tpm limit,
--       remaining, reset (limit -1: none; reset in microseconds).

local found = redis.call('MGET', KEYS[1], KEYS[2], KEYS[3], unpack(KEYS, 6))
if (found[3] or '') ~= ARGV[14] then
  return 'EPOCH'
end
if found[1] and tonumber(found[1]) > tonumber(ARGV[1]) then
  return 'STALE'
end
if found[2] then
  return 'VOIDED'
end

local now = now_micros()
local day = day_of(now)
local input_nano, output_pico = tonumber(ARGV[5]), tonumber(ARGV[6])
local asked, maximum, floor, strict = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9]), ARGV[10] == '1'

local function cost(output)
  return input_nano + math.ceil(output * output_pico / 1000)
end

local words = words_of(ARGV[19])
local scopes, keys, counters = {}, {}, {}
local remaining
local limited, soft = false, false
local at = 1
for number = 1, #KEYS - 5 do
  local scope
  scope, at = read_scope(read_counters(found[number + 3], day), words, at)
  scopes[number], keys[number], counters[number] = scope, KEYS[number + 5], scope.counters
  for budget = scope.budgets, scope.rates - 1, 2 do
    local window = HARD[words[budget + 1]]
    if window then
      local spent, reserved = standing(scope.counters, window, day)
      local left = words[budget] - spent - reserved
      if not remaining or left < remaining then
        remaining = left
      end
    else
      soft = true
    end
  end
  if scope.limited then
    limited = true
    read_limits(scope, now)
  end
end

-- What the tightest bucket of a kind has: limit, remaining, reset.
local function tightest(kind, kind_level)
  local limit, level, left = -1, -1, -1
  for _, scope in ipairs(scopes) do
    local here = scope[kind_level]
    if here and not scope.reports and (limit < 0 or whole(here) < left) then
      limit, level, left = scope[kind], here, whole(here)
    end
  end
  return limit, left, limit < 0 and 0 or refill_time(limit, limit - level)
end

local function reply(word, left, own, ...)
  if not limited then
    return string.format('%s %d %d -1 -1 0 -1 -1 0 ' .. own, word, now, left, ...)
  end
  local rpm, rpm_left, rpm_reset = tightest('rpm', 'rpm_level')
  local tpm, tpm_left, tpm_reset = tightest('tpm', 'tpm_level')
  return string.format('%s %d %d %d %d %d %d %d %d ' .. own, word, now, left, rpm, rpm_left, rpm_reset, tpm, tpm_left,
    tpm_reset, ...)
end

-- What an amount of money buys after the input is paid.
local function affordable(nano)
  return math.floor((nano - input_nano) * 1000 / output_pico)
end

local wanted = asked > 0 and math.min(asked, maximum) or maximum
local limit = wanted
if remaining and output_pico > 0 then
  if asked == 0 and not strict then
    limit = math.min(maximum, math.max(floor, affordable(remaining / 8)))
  elseif not strict and cost(wanted) > remaining then
    limit = math.max(math.min(floor, wanted), affordable(remaining))
  end
end
local held = cost(limit)

-- By how long they stay spent budgets are compared: a total and one of nothing until somebody raises them.
local function lasting(amount, window)
  if amount == 0 then
    return 5
  end
  if window == M then
    local next_monday = (number_of(W, day) + 1) * 7 - 3
    return number_of(M, next_monday) == number_of(M, day) and 3 or 1.5
  end
  return window == D and 1 or window == W and 2 or 4
end

-- Of the budgets that this many counted holds do not fit in, the one that lasts longest: 0 looks at what is spent alone.
local function exceeded(word, counted)
  local longest, refusing = 0, nil
  for s, scope in ipairs(scopes) do
    for budget = scope.budgets, scope.rates - 1, 2 do
      local window = HARD[words[budget + 1]]
      if window then
        local amount = tonumber(words[budget])
        local spent, reserved = standing(scope.counters, window, day)
        if lacks_room(amount, spent, counted * reserved, held) and lasting(amount, window) > longest then
          longest = lasting(amount, window)
          refusing = { s - 1, (budget - scope.budgets) / 2, spent, reserved, held }
        end
      end
    end
  end
  return refusing and reply(word, math.max(0, remaining), '%d %d %d %d %d', unpack(refusing))
end

if remaining and (held > remaining or remaining <= 0) then
  local refusal = exceeded('BUDGET', 0) or exceeded('RESERVED', 1)
  if refusal then
    return refusal
  end
end

local left = remaining and math.max(0, remaining) or -1
local tokens = ARGV[11] + math.min(limit, tonumber(ARGV[12]))
-- What limits that only report would have refused: scope, kind of limit, and which budget.
local reported = ''
local rates = ARGV[18]

local function report(scope, kind, budget)
  reported = reported .. ' ' .. scope - 1 .. ' ' .. kind .. ' ' .. budget
end

-- The rates, where a request passes by those of one scope; where no scope has any, there is nothing to take out.
local function passing_by(number)
  if rates == '-' then
    return rates
  end
  local seen = 0
  return (string.gsub(rates, '[^;]+', function()
    seen = seen + 1
    return seen == number and NO_RATE or nil
  end))
end

if limited then
  -- Whoever comes again when the shortest of the waits is over would be refused for the others.
  local longest, refusing
  for s, scope in ipairs(scopes) do
    local kind, wait = limit_in_the_way(scope, tokens)
    if kind and scope.reports then
      report(s, kind, 0)
      pass_by(scope)
      rates = passing_by(s)
    elseif kind and (not longest or wait > longest) then
      longest, refusing = wait, { s - 1, kind, scope[kind], wait }
    end
  end
  if refusing then
    return reply('RATE', left, '%d %s %d %d', unpack(refusing))
  end
end

if soft then
  -- A hard budget would have capped the answer before refusing it.
  local least = cost(strict and wanted or math.min(floor, wanted))
  for s, scope in ipairs(scopes) do
    for budget = scope.budgets, scope.rates - 1, 2 do
      local window = SOFT[words[budget + 1]]
      if window then
        local spent, reserved = standing(scope.counters, window, day)
        if lacks_room(tonumber(words[budget]), spent, reserved, least) then
          report(s, 'budget', (budget - scope.budgets) / 2)
        end
      end
    end
  end
end

-- From here on everything is written.

for _, scope in ipairs(scopes) do
  take(scope, day, held, now)
end
write_counters(keys, counters)
redis.call('HSET', KEYS[5], ARGV[2], written_hold(now, held, tokens, rates, ARGV[16]), ARGV[17], ARGV[13])

-- A lease is renewed when a third of it has passed.
local lease, ends = tonumber(ARGV[4]), tonumber(ARGV[15])
local now_millis = math.floor(now / 1000)
if now_millis + lease * 2 / 3 > ends then
  ends = now_millis + lease
  redis.call('ZADD', KEYS[4], ends, ARGV[3])
end

return reply('OK', remaining and remaining - held or -1, '%d %d %d %d%s', held, limit, limit < wanted and 1 or 0, ends, reported)
