-- Prelude: scopes as their limits are asked of, checked and taken.

-- The limits of all scopes are one argument of words, because an argument costs more than its words. For each scope: number of
-- budgets, for each its amount in nano-USD and its window (D, W, M or T; in small letters when it only reports); then whether
-- rate limits only report (1 or 0; '-': there are none), and if there are: rpm, tpm, concurrency (-1: no limit).
local HARD = { D = D, W = W, M = M, T = TOTAL }
local SOFT = { d = D, w = W, m = M, t = TOTAL }

local function words_of(limits)
  local words, number = {}, 0
  for word in string.gmatch(limits, '%S+') do
    number = number + 1
    words[number] = word
  end
  return words
end

-- A scope whose words begin at a place; and the place after them.
local function read_scope(counters, words, at)
  local rates = at + 1 + 2 * words[at]
  local reports = words[rates]
  if reports == '-' then
    return { counters = counters, budgets = at + 1, rates = rates, rpm = -1, tpm = -1, concurrency = -1 }, rates + 1
  end
  return { counters = counters, budgets = at + 1, rates = rates, limited = true, reports = reports == '1',
    rpm = tonumber(words[rates + 1]), tpm = tonumber(words[rates + 2]),
    concurrency = tonumber(words[rates + 3]) }, rates + 4
end

-- What of the scope's rate limits is left.
local function read_limits(scope, now)
  local counters = scope.counters
  if scope.rpm >= 0 then
    scope.rpm_level = bucket_level(counters, RPM, scope.rpm, now)
  end
  if scope.tpm >= 0 then
    scope.tpm_level = bucket_level(counters, TPM, scope.tpm, now)
  end
end

-- Whether a budget of so much has no room left for what is needed.
local function lacks_room(amount, spent, reserved, needed)
  return amount == 0 or spent + reserved + needed > amount
end

-- How long a limit of nothing is in the way, in microseconds: longer than any other, because nobody waits for it.
local SUSPENDED = 86400000000

local function waiting_time(limit, wait)
  return limit == 0 and SUSPENDED or wait
end

-- The rate limit that is longest in the way of a request of so many tokens, and for how long; nil: none.
local function limit_in_the_way(scope, tokens)
  local kind, wait = nil, 0
  local level = scope.rpm_level
  if level and level - 1 < -EPSILON then
    kind, wait = 'rpm', waiting_time(scope.rpm, refill_time(scope.rpm, 1 - level))
  end
  level = scope.tpm_level
  if level then
    -- A request larger than the bucket passes when the bucket is full.
    scope.tpm_held = math.min(tokens, scope.tpm)
    local short = scope.tpm_held - level
    if scope.tpm == 0 or short > EPSILON then
      local filled = waiting_time(scope.tpm, refill_time(scope.tpm, short))
      if filled > wait then
        kind, wait = 'tpm', filled
      end
    end
  end
  if scope.concurrency >= 0 and scope.counters[UNDER_WAY] >= scope.concurrency then
    local free = waiting_time(scope.concurrency, 1000000)
    if free > wait then
      kind, wait = 'concurrency', free
    end
  end
  return kind, wait
end

-- Lets a request pass by rate limits that only report: as if they had refused it, it takes nothing of them.
local function pass_by(scope)
  scope.rpm_level, scope.tpm_level, scope.tpm_held, scope.tpm, scope.concurrency = nil, nil, nil, -1, -1
end

-- Takes what a request needs of the scope, which was found to have it.
local function take(scope, day, nano, now)
  local counters = scope.counters
  reserve(counters, day, nano)
  if scope.rpm_level then
    scope.rpm_level = scope.rpm_level - 1
    counters[RPM], counters[RPM_AT] = scope.rpm_level, now
  end
  if scope.tpm_level then
    scope.tpm_level = scope.tpm_level - scope.tpm_held
    counters[TPM], counters[TPM_AT] = scope.tpm_level, now
  end
  if scope.concurrency >= 0 then
    counters[UNDER_WAY] = counters[UNDER_WAY] + 1
  end
end
