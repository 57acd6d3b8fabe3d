-- Holds the worst case of a request over all its scopes, all or nothing.
--
-- KEYS  1 revision of the organization, 2 hold, 3 leases of nodes, 4 holds of this node,
--       5 settled mark, 6 epoch of the shard, then for each scope: budget hash, rate hash
-- ARGV  1 revision that the caller knows, 2 request id, 3 node, 4 lease in milliseconds
--       5 spend of the input and of the request itself in nano-USD, 6 spend per output token in pico-USD,
--       7 output tokens asked for (0: none named), 8 the model's maximum, 9 floor, 10 refuse rather than cap (1 or 0)
--       11 input tokens, 12 output tokens to hold against tpm, 13 the row to write should this node be lost, 14 the epoch that the caller knows
--       then each scope, as scopes.lua reads it
-- Reply {'EPOCH'}: the counters are not those that the caller knows; they may have to be rebuilt
--       {'STALE'}
--       {'VOIDED'}: the caller gave up before this was run
--       {'OK', now, headroom of 7, held, output limit, capped, then what limits that only report would have refused:
--       scope (from 0), 'budget' | 'rpm' | 'tpm' | 'concurrency', budget (from 0)}
--       {'BUDGET' or 'RESERVED', now, headroom of 7, scope, budget (both from 0), spent, reserved, needed}
--       {'RATE', now, headroom of 7, scope, 'rpm' | 'tpm' | 'concurrency', limit, microseconds until it fits}
--       The headroom is what this request leaves: remaining (-1: no budget), rpm limit, remaining, reset, tpm limit,
--       remaining, reset (limit -1: none; reset in microseconds).

local marks = redis.call('MGET', KEYS[1], KEYS[5], KEYS[6])
if (marks[3] or '') ~= ARGV[14] then
  return { 'EPOCH' }
end
if marks[1] and tonumber(marks[1]) > tonumber(ARGV[1]) then
  return { 'STALE' }
end
if marks[2] then
  return { 'VOIDED' }
end

local now = now_micros()
local day = day_of(now)
local input_nano, output_pico = tonumber(ARGV[5]), tonumber(ARGV[6])
local asked, maximum, floor, strict = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9]), ARGV[10] == '1'

local function cost(output)
  return input_nano + math.ceil(output * output_pico / 1000)
end

local cursor = 14
local function next_argument()
  cursor = cursor + 1
  return ARGV[cursor]
end

local scopes = {}
local remaining
for key = 7, #KEYS, 2 do
  local scope = read_scope(KEYS[key], KEYS[key + 1], next_argument)
  if scope.amounts[1] then
    read_budgets(scope, day, day)
    for i, amount in ipairs(scope.amounts) do
      if not scope.soft[i] then
        remaining = math.min(remaining or amount, amount - scope.spent[i] - scope.reserved[i])
      end
    end
  end
  read_limits(scope, now)
  scopes[#scopes + 1] = scope
end

-- What the tightest bucket of a kind has: limit, remaining, reset.
local function tightest(kind)
  local limit, left, reset = -1, -1, 0
  for _, scope in ipairs(scopes) do
    local level = scope[kind .. '_level']
    if level and not scope.reports and (limit < 0 or whole(level) < left) then
      limit, left, reset = scope[kind], whole(level), refill_time(scope[kind], scope[kind] - level)
    end
  end
  return limit, left, reset
end

local function reply(word, left, ...)
  local rpm, rpm_left, rpm_reset = tightest('rpm')
  local tpm, tpm_left, tpm_reset = tightest('tpm')
  return { word, now, left, rpm, rpm_left, rpm_reset, tpm, tpm_left, tpm_reset, ... }
end

-- What an amount of money buys after the input is paid.
local function affordable(nano)
  return math.floor((nano - input_nano) * 1000 / output_pico)
end

local wanted = asked > 0 and math.min(asked, maximum) or maximum
local limit = wanted
if remaining and output_pico > 0 then
  if asked == 0 then
    limit = math.min(maximum, math.max(floor, affordable(remaining / 8)))
  elseif not strict and cost(wanted) > remaining then
    limit = math.max(math.min(floor, wanted), affordable(remaining))
  end
end
local held = cost(limit)

-- The first budget that this many counted holds do not fit in: 0 looks at what is spent alone.
local function exceeded(word, counted)
  for s, scope in ipairs(scopes) do
    for b, amount in ipairs(scope.amounts) do
      if not scope.soft[b] and (amount == 0 or scope.spent[b] + counted * scope.reserved[b] + held > amount) then
        return reply(word, math.max(0, remaining), s - 1, b - 1, scope.spent[b], scope.reserved[b], held)
      end
    end
  end
end

if remaining and (held > remaining or remaining <= 0) then
  local refusal = exceeded('BUDGET', 0) or exceeded('RESERVED', 1)
  if refusal then
    return refusal
  end
end

local left = remaining and math.max(0, remaining) or -1
local tokens = tonumber(ARGV[11]) + math.min(limit, tonumber(ARGV[12]))
-- What limits that only report would have refused: triples of scope, kind of limit, and which budget.
local reported = {}
local function report(scope, kind, budget)
  reported[#reported + 1], reported[#reported + 2], reported[#reported + 3] = scope - 1, kind, budget - 1
end

for s, scope in ipairs(scopes) do
  local kind, wait = limit_in_the_way(scope, tokens)
  if kind and not scope.reports then
    return reply('RATE', left, s - 1, kind, scope[kind], wait)
  end
  if kind then
    report(s, kind, 1)
    pass_by(scope)
  end
  for b, soft in ipairs(scope.soft) do
    -- A hard budget would have capped the answer before refusing it.
    if soft and lacks_room(scope, b, cost(strict and wanted or math.min(floor, wanted))) then
      report(s, 'budget', b)
    end
  end
end

-- From here on everything is written.

local taken = {}
for s, scope in ipairs(scopes) do
  taken[s] = take(scope, day, held, now)
end

redis.call('HSET', KEYS[2], 'node', ARGV[3], 'at', now, 'held', held, 'scopes', table.concat(taken, ';'), 'row', ARGV[13])
redis.call('SADD', KEYS[4], ARGV[2])
redis.call('ZADD', KEYS[3], math.floor(now / 1000) + tonumber(ARGV[4]), ARGV[3])

return reply('OK', remaining and remaining - held or -1, held, limit, limit < wanted and 1 or 0, unpack(reported))
