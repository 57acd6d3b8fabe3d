-- Where a scope stands. Changes nothing.
--
-- KEYS  1 budget hash, 2 rate hash
-- ARGV  1 rpm, 2 tpm (-1: no limit), then each budget's window (D, W, M or T)
-- Reply {now, rpm remaining, tpm remaining, requests under way, then for each budget: spent, reserved}

local now = now_micros()
local day = day_of(now)

local function left(name, limit)
  if limit < 0 then
    return 0
  end
  return math.max(0, math.floor(bucket_level(KEYS[2], name, limit, now) + EPSILON))
end

local reply = {
  now, left('rpm', tonumber(ARGV[1])), left('tpm', tonumber(ARGV[2])),
  tonumber(redis.call('HGET', KEYS[2], 'concurrency') or 0)
}
for i = 3, #ARGV do
  local spent, reserved = standing(KEYS[1], ARGV[i], day)
  reply[#reply + 1] = spent
  reply[#reply + 1] = reserved
end
return reply
