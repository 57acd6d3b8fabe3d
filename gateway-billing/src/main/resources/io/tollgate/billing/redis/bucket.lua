-- Prelude: token buckets on Redis time. A bucket holds as much as its limit allows in a minute and refills evenly.

local MICROS_PER_MINUTE = 60000000

-- Levels are kept in millionths; smaller differences are rounding.
local EPSILON = 0.000002

local function bucket_level(rates, name, limit, now)
  local found = redis.call('HMGET', rates, name, name .. '_at')
  if not found[1] then
    return limit
  end
  local refilled = math.max(0, now - tonumber(found[2])) * limit / MICROS_PER_MINUTE
  return math.min(limit, tonumber(found[1]) + refilled)
end

local function keep_bucket(rates, name, level, now)
  redis.call('HSET', rates, name, string.format('%.6f', level), name .. '_at', string.format('%.0f', now))
end

-- Microseconds until the bucket has refilled by so much.
local function refill_time(limit, amount)
  if limit == 0 then
    return MICROS_PER_MINUTE
  end
  return math.ceil(math.max(0, amount) * MICROS_PER_MINUTE / limit)
end
