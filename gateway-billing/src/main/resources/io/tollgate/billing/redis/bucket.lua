-- Prelude: token buckets on Redis time. A bucket holds as much as its limit allows in a minute and refills evenly.

local MICROS_PER_MINUTE = 60000000

-- Smaller differences are rounding.
local EPSILON = 0.000002

-- The level now of one of a scope's buckets (RPM or TPM).
local function bucket_level(counters, bucket, limit, now)
  local at = counters[bucket + 1]
  if at == 0 then
    return limit
  end
  return math.min(limit, counters[bucket] + math.max(0, now - at) * limit / MICROS_PER_MINUTE)
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
