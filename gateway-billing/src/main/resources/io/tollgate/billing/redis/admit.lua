-- Holds the worst case of a request over all its scopes, all or nothing.
--
-- KEYS  1 revision of the organization, 2 hold, 3 leases of nodes, 4 holds of this node,
--       5 settled mark, then for each scope: budget hash, rate hash
-- ARGV  1 revision that the caller knows, 2 request id, 3 node, 4 lease in milliseconds
--       5 spend of the input and of the request itself in nano-USD, 6 spend per output token in pico-USD,
--       7 output tokens asked for (0: none named), 8 the model's maximum, 9 floor, 10 refuse rather than cap (1 or 0)
--       11 input tokens, 12 output tokens to hold against tpm, 13 the row to write should this node be lost
--       then for each scope: its name as stored in the hold, rpm, tpm, concurrency (-1: no limit), number of hard
--       budgets, and for each: amount in nano-USD, window (D, W, M or T)
-- Reply {'STALE'}
--       {'VOIDED'}: the caller gave up before this was run
--       {'BUDGET' or 'RESERVED', now, scope, budget (both from 0), spent, reserved, needed}
--       {'RATE', now, scope, 'rpm' | 'tpm' | 'concurrency', limit, microseconds until it fits}
--       {'OK', now, held, output limit, capped, remaining (-1: no budget),
--        rpm limit, remaining, reset, tpm limit, remaining, reset}   (limit -1: none; reset in microseconds)

local revision = redis.call('GET', KEYS[1])
if revision and tonumber(revision) > tonumber(ARGV[1]) then
  return { 'STALE' }
end

if redis.call('EXISTS', KEYS[5]) == 1 then
  return { 'VOIDED' }
end

local now = now_micros()
local day = day_of(now)
local input_nano, output_pico = tonumber(ARGV[5]), tonumber(ARGV[6])
local asked, maximum, floor, strict = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9]), ARGV[10] == '1'

local function cost(output)
  return input_nano + math.ceil(output * output_pico / 1000)
end

local cursor = 13
local function next_argument()
  cursor = cursor + 1
  return ARGV[cursor]
end

local scopes = {}
for key = 6, #KEYS, 2 do
  local scope = { budget = KEYS[key], rates = KEYS[key + 1], name = next_argument() }
  scope.rpm, scope.tpm = tonumber(next_argument()), tonumber(next_argument())
  scope.concurrency = tonumber(next_argument())
  scope.budgets = {}
  for i = 1, tonumber(next_argument()) do
    local amount, window = tonumber(next_argument()), next_argument()
    local spent, reserved = standing(scope.budget, window, day)
    scope.budgets[i] = { amount = amount, spent = spent, reserved = reserved }
  end
  scopes[#scopes + 1] = scope
end

-- Every budget of every scope, in order.
local function each_budget(visit)
  for s, scope in ipairs(scopes) do
    for b, budget in ipairs(scope.budgets) do
      local answer = visit(budget, s - 1, b - 1)
      if answer then
        return answer
      end
    end
  end
end

local remaining
each_budget(function(budget)
  local left = budget.amount - budget.spent - budget.reserved
  if not remaining or left < remaining then
    remaining = left
  end
end)

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

local refusal = each_budget(function(budget, s, b)
  if budget.amount == 0 or budget.spent + held > budget.amount then
    return { 'BUDGET', now, s, b, budget.spent, budget.reserved, held }
  end
end) or each_budget(function(budget, s, b)
  if budget.spent + budget.reserved + held > budget.amount then
    return { 'RESERVED', now, s, b, budget.spent, budget.reserved, held }
  end
end)
if refusal then
  return refusal
end

local tokens = tonumber(ARGV[11]) + math.min(limit, tonumber(ARGV[12]))
for s, scope in ipairs(scopes) do
  if scope.rpm >= 0 then
    scope.rpm_level = bucket_level(scope.rates, 'rpm', scope.rpm, now) - 1
    if scope.rpm_level < -EPSILON then
      return { 'RATE', now, s - 1, 'rpm', scope.rpm, refill_time(scope.rpm, -scope.rpm_level) }
    end
  end
  if scope.tpm >= 0 then
    -- A request larger than the bucket passes when the bucket is full.
    scope.tpm_held = math.min(tokens, scope.tpm)
    scope.tpm_level = bucket_level(scope.rates, 'tpm', scope.tpm, now) - scope.tpm_held
    if scope.tpm == 0 or scope.tpm_level < -EPSILON then
      return { 'RATE', now, s - 1, 'tpm', scope.tpm, refill_time(scope.tpm, -scope.tpm_level) }
    end
  end
  if scope.concurrency >= 0 then
    local under_way = tonumber(redis.call('HGET', scope.rates, 'concurrency') or 0)
    if under_way >= scope.concurrency then
      return { 'RATE', now, s - 1, 'concurrency', scope.concurrency, 1000000 }
    end
  end
end

-- From here on everything is written.

local rpm = { -1, -1, 0 }
local tpm = { -1, -1, 0 }
local names = {}
for s, scope in ipairs(scopes) do
  reserve(scope.budget, day, held)
  if scope.rpm >= 0 then
    keep_bucket(scope.rates, 'rpm', scope.rpm_level, now)
    local left = math.max(0, math.floor(scope.rpm_level + EPSILON))
    if rpm[1] < 0 or left < rpm[2] then
      rpm = { scope.rpm, left, refill_time(scope.rpm, scope.rpm - scope.rpm_level) }
    end
  end
  if scope.tpm >= 0 then
    keep_bucket(scope.rates, 'tpm', scope.tpm_level, now)
    local left = math.max(0, math.floor(scope.tpm_level + EPSILON))
    if tpm[1] < 0 or left < tpm[2] then
      tpm = { scope.tpm, left, refill_time(scope.tpm, scope.tpm - scope.tpm_level) }
    end
  end
  if scope.concurrency >= 0 then
    redis.call('HINCRBY', scope.rates, 'concurrency', 1)
  end
  -- name,tpm limit,tpm held,whether a place in the concurrency limit is taken
  names[s] = table.concat({ scope.name, string.format('%.0f', scope.tpm),
    string.format('%.0f', scope.tpm_held or 0), scope.concurrency >= 0 and 1 or 0 }, ',')
end

redis.call('HSET', KEYS[2], 'node', ARGV[3], 'at', string.format('%.0f', now), 'held', string.format('%.0f', held),
  'scopes', table.concat(names, ';'), 'row', ARGV[13])
redis.call('SADD', KEYS[4], ARGV[2])
redis.call('ZADD', KEYS[3], math.floor(now / 1000) + tonumber(ARGV[4]), ARGV[3])

local capped = limit < wanted and 1 or 0
return { 'OK', now, held, limit, capped, remaining and remaining - held or -1,
  rpm[1], rpm[2], rpm[3], tpm[1], tpm[2], tpm[3] }
