-- Prelude: token buckets on Redis time. A bucket holds as much as its limit allows in a minute and refills evenly.

local MICROS_PER_MINUTE = 60000000

-- Smaller differences are rounding.
local EPSILON = 0.000002

-- What a rate hash says: level and time of rpm, level and time of tpm, requests under way.
local function read_rates(rates)
  return redis.call('HMGET', rates, 'rpm', 'rpm_at', 'tpm', 'tpm_at', 'concurrency')
end

-- The level now of a bucket that was last written with this level at this time, if ever.
local function bucket_level(level, at, limit, now)
  if not level then
    return limit
  end
  return math.min(limit, tonumber(level) + math.max(0, now - tonumber(at)) * limit / MICROS_PER_MINUTE)
end

-- What a level lets through.
local function whole(level)
  return math.max(0, math.floor(level + EPSILON))
end

-- Microseconds until the bucket has refilled by so much.
local function refill_time(limit, amount)
  if limit == 0 then
    return MICROS_PER_MINUTE
  end
  return math.ceil(math.max(0, amount) * MICROS_PER_MINUTE / limit)
end
